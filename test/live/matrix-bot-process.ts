import { Matrix } from "../../adapters/matrix/index.ts";
import type { MatrixSettings } from "../../adapters/matrix/settings.ts";
import { takePlace } from "../../src/store/lock.ts";
import { type HurriedBirth, liveInHaste } from "../chaos/hurried-bot.ts";

/** What a life of the bot on Matrix is begun with. */
export type MatrixBirth = HurriedBirth<MatrixSettings>;

const birth = JSON.parse(process.argv[2] ?? "") as MatrixBirth;
const { settings } = birth;

await liveInHaste(
  birth,
  ({ language, log, keepOf }) =>
    new Matrix({ settings, keep: keepOf("matrix"), takePlace, language, log }),
);
