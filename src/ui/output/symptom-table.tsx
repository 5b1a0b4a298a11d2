import type { Symptom } from '../../gateway-api/step.ts';
import { EvidenceLinks } from './evidence-links.tsx';

interface SymptomTableProps {
  readonly symptoms: readonly Symptom[];
}

/** What one sees, and why. */
export function SymptomTable({ symptoms }: SymptomTableProps) {
  return (
    <section aria-label="What you see, and why">
      <h3>What you see, and why</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Clients see</th>
            <th scope="col">Status, events, messages</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {symptoms.map((symptom) => (
            <tr key={`${symptom.cause} ${symptom.status}`}>
              <td data-label="Clients see">{symptom.traffic}</td>
              <td data-label="Status, events, messages">{symptom.status}</td>
              <td data-label="Because">
                {symptom.cause}
                <EvidenceLinks evidence={symptom.evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
