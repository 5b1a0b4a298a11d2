import { useWorkspace } from '../workspace-context.tsx';
import { CaSourceFields } from './ca-source-fields.tsx';
import { ChoiceField } from './choice-field.tsx';
import { MODES } from './choice-words.ts';
import { NameList } from './name-list.tsx';
import { Section } from './section.tsx';
import { TextField } from './text-field.tsx';

/** Question 2: how the backend's certificate is checked. */
export function ValidationSection() {
  const index = useWorkspace((state) => state.view.backend);
  const mode = useWorkspace((state) => state.configuration.backends[index]?.validation.mode ?? 'custom');
  const at = `backends.${index}.validation`;
  return (
    <Section id="validation" step={2} title="How is its certificate checked?">
      <ChoiceField at={`${at}.mode`} legend="Validation" choices={MODES} />
      {mode === 'custom' && <CaSourceFields key={`${at} ca`} at={`${at}.ca`} index={index} />}
      {mode === 'skip' ? (
        <SkipFields key={`${at} skip`} at={at} />
      ) : (
        <VerifiedFields key={`${at} names`} at={at} index={index} />
      )}
    </Section>
  );
}

function VerifiedFields({ at, index }: { readonly at: string; readonly index: number }) {
  return (
    <>
      <TextField
        at={`${at}.hostname`}
        label="Host name"
        help="Sent as SNI, and the name that the certificate must have."
        placeholder="api.internal.example"
        wide
      />
      <NameList at={`${at}.subjectAltNames`} index={index} />
    </>
  );
}

function SkipFields({ at }: { readonly at: string }) {
  return (
    <>
      <p className="warning wide">
        <strong>Nothing is verified.</strong> The traffic is encrypted, and whoever stands in between can still pose as
        the backend, read and change it. To pin the backend’s own certificate as a custom CA is little more work, and
        safe.
      </p>
      <TextField at={`${at}.hostname`} label="SNI" help="Sent where the implementation can; not checked." wide />
      <TextField
        at={`${at}.reason`}
        label="Reason"
        help="Written into an annotation, for whoever finds this later."
        rows={2}
        wide
      />
      <TextField at={`${at}.reviewBy`} label="Look again by" type="date" help="Written into an annotation." />
    </>
  );
}
