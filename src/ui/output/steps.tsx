import { memo } from 'react';
import { type Command, PHASES, type Phase, type Step, type Symptom } from '../../gateway-api/step.ts';
import { type Copy, CopyButton } from './copy-button.tsx';
import { EvidenceLinks } from './evidence-links.tsx';
import { PlainButton } from './plain-button.tsx';
import { StepsRoot } from './steps-styles.ts';
import { SymptomTable } from './symptom-table.tsx';

interface StepsProps {
  readonly steps: readonly Step[];
  readonly symptoms: readonly Symptom[];
  readonly onCopy: Copy;
  /** Shows the file of a step in the preview. */
  readonly onShowFile?: (path: string) => void;
}

const PHASE_TITLES: { readonly [phase in Phase]: string } = {
  discover: 'Find out what is installed',
  prerequisite: 'Prepare',
  apply: 'Apply',
  verify: 'Prove that it works',
  negative: 'Prove that it fails when it must',
  rollback: 'Go back',
};

/** What to do, in order, with the commands and the answers to expect; then what goes wrong and why. */
export const Steps = memo(function Steps({ steps, symptoms, onCopy, onShowFile }: StepsProps) {
  const phases = PHASES.map((phase) => ({ phase, steps: steps.filter((step) => step.phase === phase) }));
  return (
    <StepsRoot>
      {phases
        .filter((group) => group.steps.length > 0)
        .map((group, index) => (
          <section key={group.phase} aria-label={PHASE_TITLES[group.phase]}>
            <h3>
              {index + 1} · {PHASE_TITLES[group.phase]}
            </h3>
            <ol>
              {group.steps.map((step) => (
                <li key={step.id}>
                  <StepView step={step} onCopy={onCopy} onShowFile={onShowFile} />
                </li>
              ))}
            </ol>
          </section>
        ))}
      {steps.length === 0 && <p>No steps are known for this implementation.</p>}
      {symptoms.length > 0 && <SymptomTable symptoms={symptoms} />}
    </StepsRoot>
  );
});

interface StepProps {
  readonly step: Step;
  readonly onCopy: Copy;
  readonly onShowFile: ((path: string) => void) | undefined;
}

function StepView({ step, onCopy, onShowFile }: StepProps) {
  const { file } = step;
  return (
    <>
      <h4>{step.title}</h4>
      <p>{step.text}</p>
      {file !== undefined && (
        <p className="file">
          File <code>{file.path}</code>
          {onShowFile !== undefined && <PlainButton onClick={() => onShowFile(file.path)}>Show it</PlainButton>}
        </p>
      )}
      {step.commands.map((command) => (
        <CommandView key={command.run} command={command} onCopy={onCopy} />
      ))}
      <EvidenceLinks evidence={step.evidence ?? []} />
    </>
  );
}

function CommandView({ command, onCopy }: { readonly command: Command; readonly onCopy: Copy }) {
  return (
    <div className="command">
      <div className="run">
        <pre>
          <code>{command.run}</code>
        </pre>
        <CopyButton text={command.run} onCopy={onCopy} label={`Copy the command ${firstLine(command.run)}`} />
      </div>
      {command.expect !== undefined && (
        <p className="expect">
          <strong>Expect</strong> {command.expect}
        </p>
      )}
    </div>
  );
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
