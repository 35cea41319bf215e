import { expect, test } from "vitest";
import { commands, tree } from "../commands/index.ts";
import { ChatError } from "../src/chat.ts";
import { plain } from "../src/text.ts";
import type { Toolbox } from "../src/tools/tool.ts";
import { toolNamed } from "../src/tools.ts";
import type { View } from "../src/view.ts";
import { network } from "./support/town.ts";

const shownToNobody = () => undefined;

/** « npm run utopia -- matrix … », where signing in comes to this. */
async function typed(words: readonly string[], signIn: NonNullable<Toolbox["signIn"]>) {
  const town = await network();
  const tool = toolNamed(["matrix", ...words]);
  if (tool === undefined) throw new Error("no such tool");
  const territories = [town.house.territory] as const;
  const config = { database: town.file, backups: undefined };
  const open = async () => ({ store: town.store, territories, code: undefined });
  const now = town.clock.now();
  return tool({ config, open, commands, tree, version: "test", signIn, now, show: shownToNobody });
}

const said = ({ blocks }: View) =>
  blocks.flatMap((block) => ("text" in block ? plain(block.text) : [])).join("\n");

const device = { userId: "@utopia:example.org", deviceId: "ABCDE" };

test("whoever signs Utopia in reads as whom, and whether people will be warned of its device", async () => {
  const signed = await typed(["connecter"], async () => ({ ...device, crossSigned: "signed" }));
  expect(said(signed)).toContain("@utopia:example.org, appareil ABCDE");
  expect(said(signed)).toContain("personne ne verra d’avertissement");
  const open = await typed(["connect"], async () => ({ ...device, crossSigned: undefined }));
  expect(said(open)).toContain("les salons chiffrés lui restent fermés");
});

test("the account's identity is only replaced when that is asked for", async () => {
  const asked: boolean[] = [];
  const signIn = async (replaces: boolean) => {
    asked.push(replaces);
    return { ...device, crossSigned: "made-elsewhere" };
  };
  expect(said(await typed(["connecter"], signIn))).toContain("--remplacer-identité");
  await typed(["connecter", "--remplacer-identité"], signIn);
  expect(asked).toEqual([false, true]);
});

test("it is told what is missing, and what keeps it out", async () => {
  const nobody = await typed(["connecter"], async () => undefined);
  expect(nobody.refused).toBe("tool.matrix-who");
  const refused = await typed(["connecter"], async () => {
    throw new ChatError({ kind: "refused", code: "password-wrong" });
  });
  expect(refused.refused).toBe("tool.matrix-failed");
  expect(said(refused)).toContain("mot de passe refusé");
  const down = await typed(["connecter"], async () => {
    throw new ChatError({ kind: "unavailable", code: "ECONNREFUSED" });
  });
  expect(said(down)).toContain("ECONNREFUSED");
});
