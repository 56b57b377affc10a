// The screen's unit tests: hooks and components over made-up replies. The real desk is driven by vitest.browser.config.ts.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: { include: ["tests/**/*.test.{ts,tsx}"], environment: "happy-dom", css: false },
});
