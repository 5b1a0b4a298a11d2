import { type KeyboardEvent, memo, type Ref, useId } from 'react';
import { HOP_WORDS } from './hop-words.ts';
import type { Aim } from './picture.ts';
import { signPlace } from './place-node.ts';
import type { DiagramLayout, PlacedNode, Wire } from './placement.ts';

interface DrawingProps {
  readonly layout: DiagramLayout;
  readonly says: string;
  readonly onAim: (aim: Aim) => void;
  readonly ref?: Ref<SVGSVGElement>;
}

/** The picture itself. Its words are short; what they leave out stands in the titles and in the text alternative. */
export const DiagramDrawing = memo(function DiagramDrawing({ layout, says, onAim, ref }: DrawingProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no element for a group of controls, and a fieldset cannot stand for a picture.
    <svg
      ref={ref}
      data-testid="diagram"
      data-shape={layout.shape}
      role="group"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}desc`}
      width="100%"
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
    >
      <title id={`${id}title`}>What the gateway connects to, and what it checks</title>
      <desc id={`${id}desc`}>{says}</desc>
      {layout.wires.map((wire) => (
        <WireLine key={wire.key} wire={wire} />
      ))}
      {layout.nodes.map((node) => (
        <NodeButton key={node.key} node={node} onAim={onAim} />
      ))}
    </svg>
  );
});

function WireLine({ wire }: { readonly wire: Wire }) {
  const tone = wire.state ?? 'neutral';
  return (
    <g className={`wire ${tone}`}>
      {/* The wide pale line under the state's own pattern says "here is a connection" before the pattern is read. */}
      {wire.state !== null && <path className="glow" d={wire.path} />}
      <path
        className="line"
        d={wire.path}
        strokeDasharray={wire.state === null ? undefined : HOP_WORDS[wire.state].dashes || undefined}
      />
      {wire.arrow !== null && wire.state !== 'refused' && (
        <path
          className="arrow"
          d="M-8-4.5L0 0-8 4.5z"
          transform={`translate(${wire.arrow.x} ${wire.arrow.y}) rotate(${wire.arrow.turn})`}
        />
      )}
    </g>
  );
}

interface NodeProps {
  readonly node: PlacedNode;
  readonly onAim: (aim: Aim) => void;
}

function NodeButton({ node, onAim }: NodeProps) {
  const { part, state } = node;
  const leads = part.aim.field !== null || part.aim.object !== null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onAim(part.aim);
  };
  const button = leads
    ? ({ role: 'button', tabIndex: 0, onClick: () => onAim(part.aim), onKeyDown } as const)
    : ({ role: 'img' } as const);
  return (
    <g {...button} className={classOf(node)} aria-label={`${part.label}: ${part.says}`}>
      <title>{part.says}</title>
      <rect className="paper" x={node.x} y={node.y} width={node.width} height={node.height} rx={8} />
      <rect
        className="box"
        x={node.x}
        y={node.y}
        width={node.width}
        height={node.height}
        rx={8}
        strokeDasharray={state === null || !node.sign ? undefined : HOP_WORDS[state].dashes || undefined}
      />
      {state !== null && node.sign && <Sign node={node} path={HOP_WORDS[state].sign} />}
      {node.lines.map((line) => (
        <text key={line.role} className={line.role} x={line.x} y={line.y}>
          {line.text}
        </text>
      ))}
    </g>
  );
}

function Sign({ node, path }: { readonly node: PlacedNode; readonly path: string }) {
  const { x, y } = signPlace(node);
  return <path className="sign" d={path} transform={`translate(${x} ${y})`} />;
}

function classOf({ state, sign, part }: PlacedNode): string {
  const leads = part.aim.field !== null || part.aim.object !== null ? ' leads' : '';
  return `node ${state ?? 'neutral'}${sign ? ' connection' : ''}${leads}`;
}
