import { tmpdir } from "node:os";
import { join } from "node:path";
import { Matrix } from "../../adapters/matrix/index.ts";
import type { MatrixSettings } from "../../adapters/matrix/settings.ts";
import type { TakePlace } from "../../src/chat.ts";
import { takeLock } from "../../src/store/lock.ts";
import { type HurriedBirth, liveInHaste } from "../chaos/hurried-bot.ts";

/** What a life of the bot on Matrix is begun with. */
export type MatrixBirth = HurriedBirth<MatrixSettings>;

const birth = JSON.parse(process.argv[2] ?? "") as MatrixBirth;
const { settings } = birth;

const takePlace: TakePlace = (name) => takeLock(join(tmpdir(), name));

await liveInHaste(
  birth,
  ({ language, log, keepOf }) =>
    new Matrix({ settings, keep: keepOf("matrix"), takePlace, language, log }),
);
