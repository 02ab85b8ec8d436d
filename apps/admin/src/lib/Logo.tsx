/** The mark of the product: a list with a tick. Decoration beside the name. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#1d6670" />
      <path
        d="M8 10.5h9M8 16h6M8 21.5h4.5"
        stroke="#b0d9dd"
        strokeWidth="2.6"
        strokeLinecap="round"
        fill="none"
      />
      <path
        d="m16 20.5 3.4 3.4L25.5 14"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
    </svg>
  )
}
