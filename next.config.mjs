/** For every answer: pages get a wider content policy from proxy.ts, which replaces this one. */
const SECURITY_HEADERS = {
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  // Addresses name actions and members, and a mailed one signs in: no other site learns them.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: [
    "bullmq",
    "ioredis",
    "postgres",
    "@node-rs/argon2",
    "nodemailer",
    "pino",
    "@opentelemetry/sdk-trace",
    "@opentelemetry/exporter-trace-otlp-http",
  ],
  distDir: process.env.OPS_NEXT_DIST ?? ".next",
  poweredByHeader: false,
  // proxy.ts stands before pages alone, and no page takes a body: Next would keep two copies of one.
  experimental: { proxyClientMaxBodySize: "64kb" },
  headers: () => [
    { source: "/:path*", headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
  ],
};

export default config;
