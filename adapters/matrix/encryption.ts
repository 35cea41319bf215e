/** Content of an event, as JSON. */
export type EventContent = Readonly<Record<string, unknown>>;

/** An event of a room as a homeserver gives it, as far as encryption looks at it. */
export interface RoomEvent {
  readonly type: string;
  readonly sender: string;
  readonly event_id?: string;
  readonly state_key?: string;
  readonly content: EventContent;
}

/** What encryption reads in the body of a /sync. */
export interface Synced {
  readonly to_device?: { readonly events?: readonly unknown[] };
  readonly device_lists?: {
    readonly changed?: readonly string[];
    readonly left?: readonly string[];
  };
  readonly device_one_time_keys_count?: Readonly<Record<string, number>>;
  readonly device_unused_fallback_key_types?: readonly string[];
  readonly account_data?: {
    readonly events?: readonly { readonly type: string; readonly content: EventContent }[];
  };
}

/**
 * Whether the account itself vouches for this device, so that people's clients show no
 * warning: « signed »; « made-elsewhere » when its identity was made by another client
 * (Element, Tchap), which alone has its keys; « password-needed » when there is none yet;
 * « unknown » when the homeserver did not say.
 */
export type CrossSigned = "signed" | "made-elsewhere" | "password-needed" | "unknown";

/**
 * End-to-end encryption of one signed-in device. Whatever it gives or sends depends on
 * nothing but what already stands in our database: a process may be killed at any point,
 * and the next one uses no key and no message index twice.
 *
 * Each method that may ask the homeserver throws what the library throws (a MatrixError, or
 * the network's own error): nothing was encrypted then, and the same call may be made again.
 */
export interface Encryption {
  /**
   * Why this device must send nothing more, once that is so: another process uses it
   * (« device-elsewhere »), or encryption itself broke (« encryption-broken »). It never
   * changes back; the process that is to send again starts anew.
   */
  readonly refused: string | undefined;

  readonly crossSigned: CrossSigned;

  /**
   * Takes what a /sync brought for this device, before its timelines are read and before its
   * token is kept; the same sync again does no harm. Gives the rooms for which keys came, in
   * which what could not be read may be readable now.
   */
  received(sync: Synced): Promise<ReadonlySet<string>>;

  /** Takes note of a state event of a room that we are in: its members, its encryption. */
  noted(roomId: string, event: RoomEvent): Promise<void>;

  /**
   * Whether what is posted there must be encrypted. Once yes, always yes. Asked of the
   * homeserver once a room and process; a failure to ask is thrown, never taken for a no.
   */
  isEncrypted(roomId: string): Promise<boolean>;

  /**
   * The content of an `m.room.encrypted` that every device in the room can read. A relation
   * (`m.relates_to`) stays outside, as homeservers need it. Done anew at each try, under the
   * same transaction id: homeservers keep the first that arrived.
   * @throws {ChatError} unavailable, with the code of `refused`, once that is set; refused,
   *   `encryption-unknown`, where the room is encrypted in a way that we do not know
   */
  encrypt(roomId: string, type: string, content: EventContent): Promise<EventContent>;

  /**
   * The event with its type and content in clear; undefined when it cannot be read, or not
   * yet (see `received`), or was not encrypted by whom it says that it comes from.
   */
  decrypt(roomId: string, event: RoomEvent): Promise<RoomEvent | undefined>;

  /** Ends what is under way, and gives the device back to whoever comes next. */
  close(): Promise<void>;
}
