import { useEffect, useState } from 'react';
import type { LineRange } from '../../manifest/locate.ts';
import type { ShownPlace } from './yaml-preview.tsx';

/**
 * The lines to mark: of the field that is shown, once they are known, and of the whole document until then. Finding a
 * field takes a YAML parser, which is fetched when the first field is asked for.
 */
export function useMarked(text: string, document: LineRange | null, shown: ShownPlace | null): LineRange | null {
  const [field, setField] = useState<{ shown: ShownPlace; text: string; lines: LineRange | null } | null>(null);
  useEffect(() => {
    if (shown === null || shown.path.length === 0) return;
    let current = true;
    import('../../manifest/locate.ts').then(
      ({ locate }) => {
        if (current) setField({ shown, text, lines: locate(text).linesOf(shown.object, shown.path) });
      },
      // Without the parser the whole document stays marked, which is true as well.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [shown, text]);
  return field !== null && field.shown === shown && field.text === text && field.lines !== null
    ? field.lines
    : document;
}
