import type { ReactNode } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { CountHere } from './findings-here.tsx';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** The number of a question that everybody answers. */
  readonly step?: number;
  /** Something to do with the question as a whole. */
  readonly action?: ReactNode;
  /** What is set at present, in a few words. */
  readonly summary?: string;
  /** The parts of the Configuration that it asks for: what the checks say of them is counted. */
  readonly parts?: readonly FieldPath[];
  readonly children: ReactNode;
}

/** One of the questions that the form asks. */
export function Section({ id, title, step, action, children }: SectionProps) {
  return (
    <section className="section" aria-labelledby={`section-${id}`}>
      <div className="section-title">
        {step !== undefined && (
          <span className="step" aria-hidden="true">
            {step}
          </span>
        )}
        <h2 id={`section-${id}`}>{title}</h2>
        {action !== undefined && <span className="push">{action}</span>}
      </div>
      <div className="fields">{children}</div>
    </section>
  );
}

/** What most people can leave as it is: folded, with a summary of what is set. */
export function FoldedSection({ id, title, summary, parts, children }: SectionProps) {
  return (
    <details className="section folded" id={`section-${id}`}>
      <summary>
        <h2>{title}</h2>
        {summary !== undefined && <span className="summary">{summary}</span>}
        {parts !== undefined && <CountHere parts={parts} />}
      </summary>
      <div className="fields">{children}</div>
    </details>
  );
}
