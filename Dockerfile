# The packages that a server needs, and no others: the image brings Node already.
FROM node:26.10.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -r node_modules/node-linux-* node_modules/.bin/node

# What is compiled now is not compiled at each start. The cache counts for these paths and this Node only.
FROM packages AS compiled
COPY flows flows
COPY src src
RUN node --import ./src/process/compile-cache.mjs src/warm-up.ts

FROM node:26.10.0-slim
ENV NODE_ENV=production NODE_OPTIONS=--disable-sigusr1
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=compiled /app/node_modules/.cache node_modules/.cache
COPY package.json ./
COPY flows flows
COPY prompts prompts
COPY scripts scripts
COPY src src
# With SQLite, or without DATA_SECRET, records and keys are here: mount a volume.
RUN install --directory --owner=node --group=node --mode=0700 data
USER node
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s --retries=3 \
    CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start`, without npm between the signals and the server.
CMD ["node", "--disable-sigusr1", "--max-semi-space-size=8", "--heap-growing-percent=60", "--expose-gc", "--import", "./src/process/compile-cache.mjs", "src/server.ts"]
