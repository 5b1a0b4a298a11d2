import { useEffect, useMemo, useState } from 'react';
import type { LineRange } from '../../manifest/locate.ts';
import type { Entry } from './outline.ts';
import type { ShownPlace } from './yaml-preview.tsx';

/** Lines that stand out. */
export interface Marked {
  readonly lines: LineRange;
  /** What they are marked for: brought into sight once, and not again because somebody types in them. */
  readonly of: unknown;
}

/**
 * The lines to mark: of the field that is shown, once they are known, and of the whole document until then. Finding a
 * field takes a YAML parser, which is fetched when the first field is asked for.
 */
export function useMarked(
  text: string,
  document: Extract<Entry, { kind: 'document' }> | null,
  shown: ShownPlace | null,
): Marked | null {
  const [field, setField] = useState<{ shown: ShownPlace; lines: LineRange | null } | null>(null);
  useEffect(() => {
    if (shown === null || shown.path.length === 0) return;
    let current = true;
    import('../../manifest/locate.ts').then(
      ({ locate }) => {
        if (current) setField({ shown, lines: locate(text).linesOf(shown.object, shown.path) });
      },
      // Without the parser the whole document stays marked, which is true as well.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [shown, text]);
  const exact = field !== null && field.shown === shown ? field.lines : null;
  const lines = exact ?? document?.lines ?? null;
  const of = exact === null ? document?.id : shown;
  const [first, last] = [lines?.first, lines?.last];
  return useMemo(
    () => (first === undefined || last === undefined ? null : { lines: { first, last }, of }),
    [first, last, of],
  );
}
