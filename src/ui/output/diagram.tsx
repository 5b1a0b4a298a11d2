import { type CSSProperties, memo, useCallback, useMemo, useRef, useState } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import type { ReviewedHop } from '../../review/review.ts';
import { DiagramDrawing } from './diagram-drawing.tsx';
import { layOut, WIDE_FROM } from './diagram-layout.ts';
import { DiagramFigure } from './diagram-styles.ts';
import { DiagramText } from './diagram-text.tsx';
import { type Aim, lanesOf } from './picture.ts';
import { PlainButton } from './plain-button.tsx';
import { shownHops } from './shown-hops.ts';
import { useWidth } from './use-width.ts';

export interface DiagramProps {
  readonly hops: readonly ReviewedHop[];
  /** The objects that the hops were observed in: listener and host names are read from them. */
  readonly written: readonly Written[];
  /** A node was chosen: its field of the form. */
  readonly onFocusField?: (field: FieldPath) => void;
  /** A node was chosen: its object in the YAML, and the place in it. */
  readonly onShowObject?: (object: ObjectRef, path: readonly (string | number)[]) => void;
  /** Where exported pictures go; without it there is no export. */
  readonly onSave?: (name: string, content: Blob) => void;
}

/** More lanes than these are shown on demand; standing upright, each takes half a screen. */
const LANES = { wide: 8, tall: 3 } as const;
/** The width that is assumed until it is known. */
const USUAL_WIDTH = 900;

/** What the gateway really connects to, observed from the manifests. */
export const Diagram = memo(function Diagram({ hops, written, onFocusField, onShowObject, onSave }: DiagramProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const [all, setAll] = useState(false);
  const width = useWidth(canvas, USUAL_WIDTH);
  const most = width < WIDE_FROM ? LANES.tall : LANES.wide;
  const shown = useMemo(() => (all ? hops : shownHops(hops, most)), [all, hops, most]);
  const lanes = useMemo(() => lanesOf(shown, foundOf(written.map((entry) => entry.object))), [shown, written]);
  const layout = useMemo(() => layOut(lanes, width), [lanes, width]);
  const heights = useMemo(
    () => ({
      wide: layOut(lanes, WIDE_FROM).height,
      tall: layOut(all ? lanes : lanes.slice(0, LANES.tall), WIDE_FROM - 1).height,
    }),
    [lanes, all],
  );
  const onAim = useCallback(
    ({ field, object, path }: Aim) => {
      if (object !== null) onShowObject?.(object, path);
      if (field !== null) onFocusField?.(field);
    },
    [onFocusField, onShowObject],
  );
  const hidden = hops.length - shown.length;
  // React's style type knows no custom properties; the browser does.
  const space = { '--wide-height': `${heights.wide}px`, '--tall-height': `${heights.tall}px` } as CSSProperties;
  return (
    <DiagramFigure>
      <div className="canvas" ref={canvas}>
        <div className="space" style={space}>
          {lanes.length === 0 ? (
            <p>No route in these manifests leads to a backend, so there is no connection to show.</p>
          ) : (
            <DiagramDrawing ref={drawing} layout={layout} says={summary(hops.length)} onAim={onAim} />
          )}
        </div>
      </div>
      <div className="below">
        {hops.length > most && (
          <PlainButton onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? `Show ${most} of them` : `and ${hidden} more`}
          </PlainButton>
        )}
        <DiagramText lanes={lanes} hidden={hidden} />
        {onSave !== undefined && lanes.length > 0 && <ExportButtons drawing={drawing} onSave={onSave} />}
      </div>
    </DiagramFigure>
  );
});

function summary(connections: number): string {
  const those = connections === 1 ? 'One connection' : `${connections} connections`;
  return `${those} from client to backend certificate. Each node leads to its field and its lines in the YAML. “As text” has the same as a list.`;
}

interface ExportProps {
  readonly drawing: { readonly current: SVGSVGElement | null };
  readonly onSave: (name: string, content: Blob) => void;
}

function ExportButtons({ drawing, onSave }: ExportProps) {
  const [failure, setFailure] = useState('');
  const save = async (format: 'svg' | 'png') => {
    try {
      const { exportDiagram } = await import('./export-diagram.ts');
      if (drawing.current === null) return;
      onSave(`upstream-tls.${format}`, await exportDiagram(drawing.current, format));
      setFailure('');
    } catch {
      setFailure('The picture could not be made. Load the page again, then retry.');
    }
  };
  return (
    <span className="export">
      <span role="status">{failure}</span>
      <PlainButton onClick={() => void save('svg')} aria-label="Save the diagram as SVG">
        SVG
      </PlainButton>
      <PlainButton onClick={() => void save('png')} aria-label="Save the diagram as PNG">
        PNG
      </PlainButton>
    </span>
  );
}
