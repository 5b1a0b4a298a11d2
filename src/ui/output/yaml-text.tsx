import {
  type CSSProperties,
  memo,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { LineRange } from '../../manifest/locate.ts';
import type { Position } from './editing/line-index.ts';
import type { Marker } from './editing/marker.ts';
import type { TextActions } from './editing/text-actions.ts';
import { useAreaInput } from './editing/use-area-input.ts';
import { useAreaText } from './editing/use-area-text.ts';
import { blockScalars } from './highlight.ts';
import type { Marked } from './use-marked.ts';
import { useWindow } from './use-window.ts';
import { YamlLine } from './yaml-line.tsx';
import { gutterOf, LINE_HEIGHT, PADDING } from './yaml-text-metrics.ts';
import { YamlScroller } from './yaml-text-styles.ts';

export interface YamlTextHandle {
  readonly scroller: HTMLDivElement | null;
  readonly area: HTMLTextAreaElement | null;
  /** Puts the caret and the focus there. */
  readonly goTo: (at: Position) => void;
}

interface YamlTextProps {
  readonly text: string;
  /** What the text is, for those who do not see it. */
  readonly label: string;
  readonly marked: Marked | null;
  readonly markers: readonly Marker[];
  /** `null`: the text is for reading only. */
  readonly actions: TextActions | null;
  /** The user turns to the text: by pointer or keyboard. */
  readonly onIntent?: () => void;
  /** Something else shows the text at present: out of sight and out of reach, and kept up to date. */
  readonly covered?: boolean;
  /** Id of what says how the keyboard works here. */
  readonly describedBy?: string;
  readonly ref?: Ref<YamlTextHandle>;
}

/** Lines from which on laying out a text area costs more than a frame. */
const HEAVY = 500;

const NO_MARKERS: readonly Marker[] = [];

/**
 * Highlighted text under a real text area of the same metrics: painted at once, typed into as any other, and scrolled as
 * one. Only the lines near the window are drawn, so that a thousand backends scroll as lightly as one.
 */
export const YamlText = memo(function YamlText(props: YamlTextProps) {
  const { text, label, marked, markers, actions, onIntent, covered = false, describedBy, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  // From then on the element holds its text itself.
  const [painted] = useState(text);
  const lines = useMemo(() => text.split('\n'), [text]);
  const states = useMemo(() => blockScalars(lines), [lines]);
  const columns = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines]);
  const severities = useMemo(() => worstByLine(markers), [markers]);
  const { put, followNext } = useAreaText(area, text, lines.length > HEAVY);
  const input = useAreaInput(area, actions, followNext);
  useImperativeHandle(ref, () => ({
    scroller: scroller.current,
    area: area.current,
    goTo: (at) => goTo(scroller.current, area.current, at),
  }));
  const { first, last } = useWindow(scroller, lines.length, LINE_HEIGHT);
  const revealed = useRef<unknown>(undefined);
  useLayoutEffect(() => {
    if (marked !== null && marked.of !== revealed.current && scroller.current !== null) {
      reveal(scroller.current, marked.lines);
    }
    revealed.current = marked?.of;
  }, [marked]);
  // React's style type knows no custom properties; the browser does.
  const gutter = { '--gutter': `${gutterOf(lines.length)}ch` } as CSSProperties;
  const size = { height: lines.length * LINE_HEIGHT + 2 * PADDING, minWidth: `calc(${columns + 2}ch + var(--gutter))` };
  const onFocus = () => {
    put();
    onIntent?.();
  };
  return (
    <YamlScroller ref={scroller} inert={covered} className={covered ? 'covered' : undefined} style={gutter}>
      <div className="content" style={size}>
        {marked !== null && <div className="marked" style={placeOf(marked.lines)} />}
        <div className="drawn" aria-hidden="true" style={{ top: PADDING + first * LINE_HEIGHT }}>
          {lines.slice(first, last).map((line, index) => (
            <YamlLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number; nothing is kept in it but its text.
              key={first + index}
              number={first + index + 1}
              text={line}
              block={states[first + index] ?? null}
              severity={severities.get(first + index + 1) ?? null}
            />
          ))}
        </div>
        {(covered ? NO_MARKERS : markers).map((marker) => (
          <Squiggle key={marker.key} marker={marker} />
        ))}
        <textarea
          ref={area}
          {...input}
          aria-label={label}
          {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
          defaultValue={painted}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          wrap="off"
          onFocus={onFocus}
          onPointerDown={onIntent}
        />
      </div>
    </YamlScroller>
  );
});

const Squiggle = memo(function Squiggle({ marker: { severity, from, to } }: { readonly marker: Marker }) {
  const style = {
    top: PADDING + from.line * LINE_HEIGHT - 3,
    left: `calc(var(--gutter) + ${from.column - 1}ch)`,
    width: `${to.column - from.column}ch`,
  };
  return <div className="squiggle" data-severity={severity} style={style} />;
});

const RANK = { error: 2, warning: 1, info: 0 } as const;

/** The worst that is said of each line. */
function worstByLine(markers: readonly Marker[]): ReadonlyMap<number, Marker['severity']> {
  const worst = new Map<number, Marker['severity']>();
  for (const { from, severity } of markers) {
    if (RANK[severity] >= RANK[worst.get(from.line) ?? 'info']) worst.set(from.line, severity);
  }
  return worst;
}

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

function goTo(scroller: HTMLElement | null, area: HTMLTextAreaElement | null, { line, column }: Position): void {
  if (scroller === null || area === null) return;
  const before = area.value.split('\n').slice(0, line - 1);
  const offset = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  area.focus({ preventScroll: true });
  area.setSelectionRange(offset, offset);
  reveal(scroller, { first: line, last: line });
}
