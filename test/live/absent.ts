import { beforeEach, inject } from "vitest";

// Without a homeserver each test says why it did not run.
beforeEach(({ skip }) => {
  const ground = inject("ground");
  if ("missing" in ground) skip(ground.missing);
});
