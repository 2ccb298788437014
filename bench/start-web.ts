import { choosePort } from "@/tools/ports.mjs";
import { keepProcess } from "./chaos/kept-process";

/** The built application on these stores; the web process alone: nothing executes. */
export async function startWeb(databaseUrl: string, redisUrl: string) {
  const port = await choosePort();
  const url = `http://127.0.0.1:${port}`;
  const isLive = () =>
    fetch(`${url}/api/health/live`).then(
      (answer) => answer.ok,
      () => false,
    );
  const web = await keepProcess({
    name: "web",
    file: "node_modules/next/dist/bin/next",
    args: ["start", "-H", "127.0.0.1", "-p", String(port)],
    execArgv: [],
    env: {
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      PUBLIC_URL: url,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: "only-for-a-benchmark-that-nobody-signs-in-to",
      LOG_LEVEL: "fatal",
    },
    probe: isLive,
  });
  return { url, end: web.end };
}
