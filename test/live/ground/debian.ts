import { execFileSync } from "node:child_process";
import type { Installation } from "./made.ts";
import { ends } from "./progress.ts";
import type { Python } from "./python.ts";

const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";
const PACKAGES = "matrix-synapse,python3-matrix-nio,ca-certificates";
const SETTINGS = ['Acquire::Check-Valid-Until "false"', 'APT::Install-Recommends "false"'];

/** Synapse and nio from Debian sid, in a chroot: as root, where apt knows a mirror of Debian's. */
export const CHROOT: Installation = {
  name: "sid",
  what: "Installing Synapse and matrix-nio from Debian sid in a chroot",
  install: async (folder) => {
    const source = `deb [signed-by=${KEYRING}] ${mirror()} sid main`;
    const settings = SETTINGS.map((setting) => `--aptopt=${setting}`);
    const options = ["--variant=apt", "--mode=root", ...settings, `--include=${PACKAGES}`];
    await ends("mmdebstrap", [...options, "sid", folder, source]);
  },
};

export const pythonOfChroot = (folder: string): Python => ({
  command: ["chroot", folder, "/usr/bin/python3"],
  root: folder,
});

/** The machine's own mirror, as its apt sources name it. */
function mirror(): string {
  const of = ["Created-By: Packages", "Origin: Debian", "Label: Debian"];
  const listed = execFileSync("apt-get", ["indextargets", "--format", "$(REPO_URI)", ...of]);
  const [first] = listed.toString().split("\n");
  if (!first) throw new Error("apt knows no mirror of Debian's: run « apt-get update »");
  return first;
}
