import { memo } from 'react';
import { type BlockScalar, tokenizeLine } from './highlight.ts';

interface YamlLineProps {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  readonly block: BlockScalar;
}

/** One highlighted line with its number. A line that stays as it is is not drawn again. */
export const YamlLine = memo(function YamlLine({ number, text, block }: YamlLineProps) {
  const { tokens } = tokenizeLine(text, block);
  return (
    <div className="line">
      <span className="number">{number}</span>
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
