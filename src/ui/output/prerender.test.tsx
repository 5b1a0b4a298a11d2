import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { implementation } from '../../implementations/any/implementation.ts';
import { review } from '../../review/review.ts';
import { Checks } from './checks.tsx';
import { Diagram } from './diagram.tsx';
import { Explanation } from './explanation.tsx';
import { Steps } from './steps.tsx';
import { type Manifests, YamlPreview } from './yaml-preview.tsx';

/** The shell is painted before any script runs, so everything in it must stand in HTML made without a browser. */
describe('prerendered', () => {
  const { hops, written, text, findings, steps, symptoms } = review(DEFAULTS, implementation);
  const nothing = () => undefined;
  const onCopy = async () => true;
  const manifests: Manifests = {
    onType: nothing,
    onHistory: nothing,
    onLeave: nothing,
    onIntent: nothing,
    onGoToField: () => false,
    onShowField: nothing,
    onFix: nothing,
    onReset: nothing,
    onCompare: nothing,
    onStartFrom: nothing,
    helpSetting: () => null,
  };
  const standing = { manifests, findings, readText: null, byHand: false } as const;

  it('has the picture, the sentence and the whole text', () => {
    const html = renderToString(
      <>
        <Diagram hops={hops} written={written} />
        <Explanation hops={hops} />
        <YamlPreview
          {...{ written, text, steps, onCopy }}
          {...standing}
          active={null}
          onActive={nothing}
          shown={null}
        />
        <Checks findings={findings} outdated={false} onFix={nothing} onGo={nothing} />
        <Steps steps={steps} symptoms={symptoms} onCopy={onCopy} />
      </>,
    );
    expect(html).toContain('data-testid="diagram"');
    expect(html).toContain('data-testid="yaml-preview"');
    expect(html).toContain(hops[0]?.explanation ?? 'no hop');
    expect(html).toContain('kind: BackendTLSPolicy');
  });
});
