import { memo } from 'react';
import type { Severity } from '../../gateway-api/finding.ts';
import { type BlockScalar, tokenizeLine } from './highlight.ts';

interface YamlLineProps {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  readonly block: BlockScalar;
  /** The worst that is said of it. */
  readonly severity?: Severity | null;
}

const SIGNS: { readonly [severity in Severity]: string } = { error: '×', warning: '!', info: '·' };

/** One highlighted line with its number. A line that stays as it is is not drawn again. */
export const YamlLine = memo(function YamlLine({ number, text, block, severity = null }: YamlLineProps) {
  const { tokens } = tokenizeLine(text, block);
  return (
    <div className="line">
      <span className="number">
        {severity !== null && (
          <span className="sign" data-severity={severity}>
            {SIGNS[severity]}
          </span>
        )}
        {number}
      </span>
      <span className="code">
        {tokens.map(({ kind, text: part }, index) =>
          kind === 'plain' || kind === 'space' ? (
            part
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity beyond their place in the line.
            <span key={index} className={kind}>
              {part}
            </span>
          ),
        )}
      </span>
    </div>
  );
});
