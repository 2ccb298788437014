/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ["bullmq", "ioredis", "postgres", "@node-rs/argon2", "nodemailer", "pino"],
  distDir: process.env.OPS_NEXT_DIST ?? ".next",
  poweredByHeader: false,
};

export default config;
