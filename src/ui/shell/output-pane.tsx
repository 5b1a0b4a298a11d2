import { useCallback } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import type { Finding, FindingPlace, Fix } from '../../gateway-api/finding.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import type { Review } from '../../review/review.ts';
import { behind } from '../../workspace/derived.ts';
import { Checks } from '../output/checks.tsx';
import { ClusterButton } from '../output/cluster/cluster-button.tsx';
import { Diagram } from '../output/diagram.tsx';
import { Explanation } from '../output/explanation.tsx';
import { Steps } from '../output/steps.tsx';
import { copyText } from '../ports/copy-text.ts';
import { saveFile } from '../ports/save-file.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { applyFix } from './apply-fix.ts';
import { BehindLine } from './behind-line.tsx';
import { Broken } from './broken.tsx';
import { OutputTabs, tabId } from './output-tabs.tsx';
import { askForField } from './use-focus-field.ts';
import { focusBeside } from './use-focus-finding.ts';
import { useReview } from './use-review.ts';
import { Yaml } from './yaml.tsx';

/** What comes of the answers. */
export function OutputPane() {
  const review = useReview();
  const late = useWorkspace(behind);
  const output = useWorkspace((state) => state.view.output);
  if (review === null) {
    return (
      <div className="output">
        <BehindLine behind={late ?? 'loading'} first />
      </div>
    );
  }
  return (
    <div className="output">
      <BehindLine behind={late} />
      <Told review={review} />
      <section className="lower" aria-labelledby="lower">
        <h2 id="lower" className="visually-hidden">
          Manifests, checks and steps
        </h2>
        <OutputTabs findings={review.findings} />
        <div
          className="panel"
          data-output={output}
          role="tabpanel"
          id="output-panel"
          aria-labelledby={tabId(output)}
          tabIndex={-1}
        >
          <Broken what="This part" of={review}>
            {output === 'yaml' && <Yaml review={review} />}
            {output === 'checks' && <Findings findings={review.findings} />}
            {output === 'steps' && <ToDo review={review} />}
          </Broken>
        </div>
      </section>
    </div>
  );
}

interface ReviewProps {
  readonly review: Review;
}

/** The same statement twice, as a picture and in words. */
function Told({ review }: ReviewProps) {
  const dispatch = useDispatch();
  const onFocusField = useCallback((field: FieldPath) => askForField(dispatch, field), [dispatch]);
  const onShowObject = useShowObject();
  return (
    <section className="told" aria-labelledby="told">
      <h2 id="told" className="visually-hidden">
        What the gateway does
      </h2>
      <Broken what="The diagram" of={review}>
        <Diagram
          hops={review.hops}
          written={review.written}
          onFocusField={onFocusField}
          onShowObject={onShowObject}
          onSave={saveFile}
        />
        <div className="explained">
          <Explanation hops={review.hops} />
        </div>
      </Broken>
    </section>
  );
}

function useShowObject() {
  const dispatch = useDispatch();
  return useCallback(
    (object: ObjectRef, path: readonly (string | number)[]) =>
      dispatch({ type: 'look', at: { output: 'yaml', part: 'output', place: { object, path } } }),
    [dispatch],
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const dispatch = useDispatch();
  const outdated = useWorkspace((state) => behind(state) !== null);
  const showObject = useShowObject();
  const onFix = useCallback(
    (fix: Fix, finding: Finding) => {
      focusBeside(finding);
      applyFix(dispatch, fix);
    },
    [dispatch],
  );
  const onGo = useCallback(
    ({ field, object, path = [] }: FindingPlace) => {
      if (object !== undefined) showObject(object, path);
      if (field !== undefined) askForField(dispatch, field);
    },
    [dispatch, showObject],
  );
  return (
    <>
      <ClusterButton />
      <Checks findings={findings} outdated={outdated} onFix={onFix} onGo={onGo} />
    </>
  );
}

function ToDo({ review }: ReviewProps) {
  const dispatch = useDispatch();
  const onShowFile = useCallback(
    (path: string) => dispatch({ type: 'look', at: { output: 'yaml', entry: path } }),
    [dispatch],
  );
  return <Steps steps={review.steps} symptoms={review.symptoms} onCopy={copyText} onShowFile={onShowFile} />;
}
