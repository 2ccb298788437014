import type { Config } from "tailwindcss";

// Tokens live in app/globals.css as CSS variables; this file says where class names are found.
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
} satisfies Config;
