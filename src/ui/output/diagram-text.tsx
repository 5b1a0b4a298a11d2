import { memo } from 'react';
import type { Lane, Part } from './picture.ts';

interface DiagramTextProps {
  readonly lanes: readonly Lane[];
  /** Lanes that are not in `lanes`. */
  readonly hidden: number;
}

/** The diagram as a list, for those who do not see it or would rather read. */
export const DiagramText = memo(function DiagramText({ lanes, hidden }: DiagramTextProps) {
  if (lanes.length === 0) return null;
  return (
    <details className="as-text">
      <summary>As text</summary>
      {lanes.map((lane) => (
        <ol key={lane.key}>
          {[lane.client, lane.listener, lane.route, lane.connection, lane.endpoint, lane.certificate].map((part) => (
            <li key={part.key}>
              <PartText part={part} />
            </li>
          ))}
        </ol>
      ))}
      {hidden > 0 && <p>And {hidden} more connections, shown on demand.</p>}
    </details>
  );
});

function PartText({ part }: { readonly part: Part }) {
  return (
    <>
      <strong>{part.label}</strong> {part.says}
    </>
  );
}
