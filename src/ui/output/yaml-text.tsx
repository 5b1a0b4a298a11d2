import { type CSSProperties, memo, type Ref, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import type { LineRange } from '../../manifest/locate.ts';
import { blockScalars } from './highlight.ts';
import { useSettled } from './use-settled.ts';
import { useWindow } from './use-window.ts';
import { YamlLine } from './yaml-line.tsx';
import { gutterOf, LINE_HEIGHT, PADDING } from './yaml-text-metrics.ts';
import { YamlScroller } from './yaml-text-styles.ts';

export interface YamlTextHandle {
  readonly scroller: HTMLDivElement | null;
  readonly area: HTMLTextAreaElement | null;
}

interface YamlTextProps {
  readonly text: string;
  /** What the text is, for those who do not see it. */
  readonly label: string;
  readonly marked: LineRange | null;
  /** The user turns to the text: by pointer or keyboard. */
  readonly onIntent?: () => void;
  /** Something else shows the text at present: out of sight and out of reach, and kept up to date. */
  readonly covered?: boolean;
  readonly ref?: Ref<YamlTextHandle>;
}

/** Lines from which on laying out a text area costs more than a frame. */
const HEAVY = 500;

/**
 * Highlighted text under a real, read-only text area of the same metrics: painted at once, selectable, and scrolled as
 * one. Only the lines near the window are drawn, so that a thousand backends scroll as lightly as one.
 */
export const YamlText = memo(function YamlText({ text, label, marked, onIntent, covered = false, ref }: YamlTextProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({ scroller: scroller.current, area: area.current }));
  const lines = useMemo(() => text.split('\n'), [text]);
  const states = useMemo(() => blockScalars(lines), [lines]);
  const columns = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines]);
  const selectable = useSettled(text, lines.length > HEAVY);
  const { first, last } = useWindow(scroller, lines.length, LINE_HEIGHT);
  useLayoutEffect(() => {
    if (marked !== null && scroller.current !== null) reveal(scroller.current, marked);
  }, [marked]);
  // React's style type knows no custom properties; the browser does.
  const gutter = { '--gutter': `${gutterOf(lines.length)}ch` } as CSSProperties;
  const size = { height: lines.length * LINE_HEIGHT + 2 * PADDING, minWidth: `calc(${columns + 2}ch + var(--gutter))` };
  return (
    <YamlScroller ref={scroller} inert={covered} className={covered ? 'covered' : undefined} style={gutter}>
      <div className="content" style={size}>
        {marked !== null && <div className="marked" style={placeOf(marked)} />}
        <div className="drawn" aria-hidden="true" style={{ top: PADDING + first * LINE_HEIGHT }}>
          {lines.slice(first, last).map((line, index) => (
            <YamlLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number; nothing is kept in it but its text.
              key={first + index}
              number={first + index + 1}
              text={line}
              block={states[first + index] ?? null}
            />
          ))}
        </div>
        <textarea
          ref={area}
          readOnly
          aria-label={label}
          value={selectable}
          spellCheck={false}
          wrap="off"
          onFocus={onIntent}
          onPointerDown={onIntent}
        />
      </div>
    </YamlScroller>
  );
});

function placeOf({ first, last }: LineRange): { top: number; height: number } {
  return { top: PADDING + (first - 1) * LINE_HEIGHT, height: (last - first + 1) * LINE_HEIGHT };
}

/** Scrolls only where the lines are out of sight, and then so that their beginning stands near the top. */
function reveal(scroller: HTMLElement, marked: LineRange): void {
  const { top, height } = placeOf(marked);
  const [seenFrom, seenTo] = [scroller.scrollTop, scroller.scrollTop + scroller.clientHeight];
  if (top < seenFrom || top + Math.min(height, scroller.clientHeight / 2) > seenTo) {
    scroller.scrollTop = Math.max(0, top - 2 * LINE_HEIGHT);
  }
}
