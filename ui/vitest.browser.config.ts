// The browser tests: a real chromium, the real desk and the real server. One story at a time, for there are two cores.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const modules = fileURLToPath(new URL("./node_modules", import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  // The stories live outside this folder and use the packages of this one.
  resolve: {
    alias: {
      "playwright-core": `${modules}/playwright-core`,
      "axe-core": `${modules}/axe-core`,
      vitest: `${modules}/vitest`,
    },
  },
  server: { fs: { strict: false } },
  test: {
    include: ["tests/browser/**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // What a person would wait for on a busy machine; what is awaited is the screen, never a time.
    expect: { poll: { timeout: 15_000 } },
  },
});
