import { defineConfig } from "vitest/config";

/** What runs against a real homeserver: apart, since it may have to install one. */
export default defineConfig({
  test: {
    globalSetup: ["test/live/setup.ts"],
    setupFiles: ["test/live/absent.ts"],
    include: ["test/live/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
