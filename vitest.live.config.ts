import { defineConfig } from "vitest/config";

/** What runs against a real homeserver: apart, since it may have to install one. */
export default defineConfig({
  test: {
    globalSetup: ["test/live/setup.ts"],
    setupFiles: ["test/live/absent.ts"],
    include: ["test/live/**/*.test.ts"],
    // A homeserver that shares its machine has moments of its own: what fails is tried once more, and told.
    retry: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
