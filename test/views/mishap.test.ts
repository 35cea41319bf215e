import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Language, plain, speech } from "../../src/text.ts";
import { mend, reasonLine } from "../../src/views/mishap.ts";

const ROOT = join(import.meta.dirname, "../..");
const failures = readFileSync(join(ROOT, "adapters/slack/failures.ts"), "utf8");
const refusals = /REFUSALS[^{]*\{(?<table>[^}]*)\}/u.exec(failures)?.groups?.["table"] ?? "";
const codes = [...refusals.matchAll(/: "(?<code>[a-z-]+)"/gu)].map(([, code = ""]) => code);

test.each<Language>(["fr", "en"])("what Slack refuses is said with its mend: %s", (language) => {
  const said = speech(language);
  expect(codes.length).toBeGreaterThan(0);
  for (const code of [...new Set(codes), "signed-out"])
    for (const platform of ["slack", "matrix"]) {
      expect.soft(reasonLine(code, said), code).not.toContain(code);
      expect.soft(plain(mend(code, platform, said)), code).not.toBe("");
    }
});

test("what nobody has words for is shown as it is, with nothing to do about it", () => {
  expect(reasonLine("http-404", speech("fr"))).toBe("http-404");
  expect(mend("http-404", "slack", speech("fr"))).toEqual([]);
});
