/** Where a claim comes from, so that anybody can check it. */
export interface Evidence {
  /** Address of the page, file or thread. */
  readonly url: string;
  /** Day on which it was read, as YYYY-MM-DD. */
  readonly seen: string;
  /** `source`: read in code or CRD; `test`: held by the project's own test; `docs`; `issue`: a thread; `run`: tried out. */
  readonly kind: 'source' | 'test' | 'docs' | 'issue' | 'run';
  /** Which part of it, where the address alone does not tell. */
  readonly note?: string;
}

/** Evidence from the facts collected on that day. */
export function evidence(kind: Evidence['kind'], url: string, note?: string): Evidence {
  return note === undefined ? { url, seen: COLLECTED, kind } : { url, seen: COLLECTED, kind, note };
}

/** What a real tool answered on `seen`; the note names tool, version and question. */
export function tried(seen: string, url: string, note: string): Evidence {
  return { url, seen, kind: 'run', note };
}

/** Day on which most of the facts were collected. */
const COLLECTED = '2026-11-23';

/** Day on which the facts in this version of the tool were last read. Downloads carry it. */
export const FACTS_DATE = '2026-11-27';

/** A file of the Gateway API repository at a tag or branch. */
export function gatewayApiFile(ref: string, path: string): string {
  return `https://github.com/kubernetes-sigs/gateway-api/blob/${ref}/${path}`;
}
