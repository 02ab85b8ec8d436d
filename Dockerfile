# syntax=docker/dockerfile:1

# Debian, not Alpine: the programs of the embedded database need glibc.
FROM node:24-slim AS base
WORKDIR /app

# What decides about packages, apart from the sources, so that a change of code does not install anew.
FROM base AS manifests
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/contract/package.json packages/contract/
COPY packages/client/package.json packages/client/
COPY packages/sendgrid-sim/package.json packages/sendgrid-sim/
COPY apps/api/package.json apps/api/
COPY apps/admin/package.json apps/admin/
COPY apps/join/package.json apps/join/
COPY scripts scripts

FROM manifests AS build
RUN node scripts/run.mjs install
COPY . .
RUN node scripts/run.mjs build

# Only what the server needs at run time.
FROM manifests AS production
RUN npx --yes "$(node -p 'require("./package.json").packageManager.split("+")[0]')" \
    install --prod --frozen-lockfile --filter api...

FROM base
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
COPY --from=production /app ./
COPY --from=build /app/packages/contract/dist packages/contract/dist
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/admin/dist apps/admin/dist
COPY --from=build /app/apps/join/dist apps/join/dist
# Empty when the database is elsewhere; with the embedded one it holds all the data.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=24", "apps/api/dist/src/main.js"]
