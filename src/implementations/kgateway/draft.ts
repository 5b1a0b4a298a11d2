import type { Because, Connection } from '../../gateway-api/hop.ts';

/** What the policies of one kind make of a backend; `undefined` where none of them says anything. */
export interface Draft {
  readonly connection: Connection;
  readonly because: readonly Because[];
  readonly unsure: readonly string[];
}

export function refused(reason: string): Connection {
  return { kind: 'refused', reason };
}
