/** What the workspace needs of the world around it. The browser's are in ui/ports; tests bring their own. */
export interface Ports {
  readonly storage: Storage;
  readonly address: Address;
  readonly clock: Clock;
  /** Names this tab, for as long as it is open. */
  readonly tab: string;
}

/** Why something could not be stored: `blocked` by the browser's owner or mode, or no room. */
export type Stored = 'stored' | 'blocked' | 'full';

/** Texts by key that outlast the page, shared by all tabs. */
export interface Storage {
  /** `null` where there is none, or storage is blocked. */
  read(key: string): string | null;
  write(key: string, text: string): Stored;
  remove(key: string): void;
  /** Calls back when another tab has written. Returns how to stop that. */
  onWrittenElsewhere(listener: (key: string, text: string) => void): () => void;
}

export interface Address {
  /** From the `#` on; `''` where there is none. */
  fragment(): string;
  /** Takes the fragment out of the address, without a step in the browser's history. */
  dropFragment(): void;
  onFragment(listener: () => void): () => void;
}

export interface Clock {
  now(): Date;
  /** Calls once after so many milliseconds. Returns how to call it off. */
  after(milliseconds: number, call: () => void): () => void;
}
