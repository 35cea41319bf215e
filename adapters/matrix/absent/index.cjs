// matrix-bot-sdk loads three packages that are not wanted: a native library, fetched from
// elsewhere than npm, that encrypts (see ../encryption.ts), and `request` with
// `request-promise`, long abandoned (see ../transport.ts). package.json puts this in the
// place of all three: nothing of it is ever called.
module.exports = {};
