const LIMITS = { fileLines: 400, functionLines: 100, parameters: 4 };

export default {
  plugins: ["typescript", "import", "unicorn", "oxc", "react", "nextjs", "jsx-a11y", "vitest", "node", "promise"],
  jsPlugins: ["./tools/lint/plugin.mjs"],
  categories: { correctness: "error" },
  ignorePatterns: [
    "components/ui/**",
    "drizzle/migrations/**",
    "**/*.gen.ts",
    ".next*/**",
    ".data/**",
    "next-env.d.ts",
  ],
  rules: {
    "ops/allowed-imports": "error",
    "max-lines": ["error", LIMITS.fileLines],
    "max-lines-per-function": ["error", LIMITS.functionLines],
    "max-params": ["error", LIMITS.parameters],
    "no-console": "error",
    "import/no-cycle": "error",
    "node/no-process-env": "error",
    "oxc/no-barrel-file": ["error", { threshold: 0 }],
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": ["error", { checksVoidReturn: false }],
    "typescript/no-non-null-assertion": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    // These ask for native tags where a role on a styled element is the accepted practice for live regions and tables.
    "jsx-a11y/prefer-tag-over-role": "off",
    // A region that scrolls must take the focus, or the keyboard cannot scroll it.
    "jsx-a11y/no-noninteractive-tabindex": "off",
    // A dialog takes the focus when it opens: that is what the keyboard and a screen reader need.
    "jsx-a11y/no-autofocus": "off",
    // Spreads group long constant lists into readable lines.
    "unicorn/no-useless-spread": "off",
    // Text from outside is searched for control characters on purpose.
    "no-control-regex": "off",
    "vitest/expect-expect": ["error", { assertFunctionNames: ["expect*", "assert*"] }],
    "vitest/valid-expect": ["error", { maxArgs: 2 }],
    "vitest/no-standalone-expect": "off",
    "vitest/require-to-throw-message": "off",
    "vitest/no-disabled-tests": "error",
    "vitest/no-focused-tests": "error",
  },
  overrides: [
    { files: ["server/**/*.ts"], rules: { "ops/audited-changes": "error" } },
    {
      files: ["**/*.test.ts", "**/*.test.tsx", "**/*.test.mjs", "e2e/flows/*.spec.ts"],
      rules: { "max-lines-per-function": "off" },
    },
    { files: ["server/testing/**", "server/**/*.test.ts"], rules: { "ops/audited-changes": "off" } },
    { files: ["server/actions/index.ts", "server/queue/index.ts"], rules: { "oxc/no-barrel-file": "off" } },
    {
      files: [
        "server/env.ts",
        "instrumentation.ts",
        "proxy.ts",
        "tools/**",
        "bench/**",
        "e2e/**",
        "examples/**",
        "*.config.ts",
        "*.config.mjs",
      ],
      rules: { "node/no-process-env": "off" },
    },
    {
      files: ["tools/**", "bench/**", "e2e/**", "server/ops/**", "drizzle/seed/**", "examples/**"],
      rules: { "no-console": "off" },
    },
  ],
};
