import { existsSync } from "node:fs";
import { copyInto, rotate } from "../backups.ts";
import type { BackupSettings } from "../config.ts";
import { refuse } from "../domain/refusal.ts";
import type { Opened } from "../opening.ts";
import { speech } from "../text.ts";
import { text, type View, view } from "../view.ts";
import { systemClock } from "../when.ts";
import type { Tool } from "./tool.ts";

/**
 * `backup FILE`: a copy of everything, made while the bot runs, and read back. Without a
 * file, and where daily copies are made: today's, made anew.
 */
export const backup: Tool = async ([file], { config, open }) => {
  const { backups } = config;
  if (file !== undefined && existsSync(file)) return refuse("tool.file-exists", { file });
  try {
    if (file !== undefined) return await copyTo(file, await open());
    return backups === undefined
      ? refuse("tool.file-missing")
      : await copyOfToday(backups, await open());
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = error.message;
    return refuse("tool.copy-failed", { where: file ?? backups?.folder ?? "", reason });
  }
};

async function copyTo(file: string, { store, territories }: Opened): Promise<View> {
  const { say } = speech(territories[0].language);
  const { bytes } = await copyInto(file, store);
  return view(text(say("tool.backup", { file, kilobytes: kilobytes(bytes) })));
}

async function copyOfToday(
  settings: BackupSettings,
  { store, territories }: Opened,
): Promise<View> {
  const [{ language, zone }] = territories;
  const { say } = speech(language);
  const { file, bytes, removed } = await rotate(settings, store, systemClock.now(), zone);
  return view(
    text(say("tool.backup", { file, kilobytes: kilobytes(bytes) })),
    removed.length > 0 &&
      text(say("tool.rotated", { kept: settings.kept, removed: removed.length })),
  );
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1_000);
