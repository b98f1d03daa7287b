import type {
  CountedContacts,
  MappingPreview,
  MatchingPreview,
  ReceivesPreview,
  SendsPreview,
} from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Part } from '../../../shared/components/Part';
import { useText } from '../../../shared/words/useText';
import { type ContactNames, CountedEffect } from './Examples';

interface PreviewedRulesProps {
  preview: MappingPreview;
  names: ContactNames;
}

/** All contacts that changed rules count, for their names. */
export const countedByRules = ({
  matching,
  receives,
  sends,
}: MappingPreview): CountedContacts[] => [
  ...(receives ? [receives.leftOut] : []),
  ...(sends ? [sends.leftOut, sends.comingIn] : []),
  ...(matching ? [matching.recognized, matching.asked, matching.doubled] : []),
];

/** Who would be left out, come in, or be recognized under changed rules. */
export function PreviewedRules({ names, preview }: PreviewedRulesProps) {
  const { matching, receives, sends } = preview;
  return (
    <>
      {receives && <Receives effect={receives} names={names} />}
      {sends && <Sends effect={sends} names={names} />}
      {matching && <Matching effect={matching} names={names} />}
    </>
  );
}

interface EffectProps<Of> {
  effect: Of;
  names: ContactNames;
}

function Receives({ effect, names }: EffectProps<ReceivesPreview>) {
  const text = useText();
  const { comingIn, excluded, leftOut, reads } = effect;
  return (
    <Part title={text('mapping.rules.receives')}>
      <CountedEffect
        words={text('mapping.effect.receives.leftOut', { count: leftOut.count })}
        counted={leftOut}
        names={names}
      />
      <Line>{text('mapping.effect.receives.comingIn', { count: comingIn, excluded })}</Line>
      {reads > 0 && <Line>{text('mapping.effect.receives.reads', { count: reads })}</Line>}
    </Part>
  );
}

const SENT = ['leftOut', 'comingIn'] as const;

function Sends({ effect, names }: EffectProps<SendsPreview>) {
  const text = useText();
  return (
    <Part title={text('mapping.rules.sends')}>
      {SENT.map((sent) => (
        <CountedEffect
          key={sent}
          words={text(`mapping.effect.sends.${sent}`, { count: effect[sent].count })}
          counted={effect[sent]}
          names={names}
        />
      ))}
    </Part>
  );
}

const OUTCOMES = ['recognized', 'asked', 'doubled'] as const;

function Matching({ effect, names }: EffectProps<MatchingPreview>) {
  const text = useText();
  return (
    <Part title={text('mapping.rules.matching')}>
      <Line>{text('mapping.effect.matching.tried', { count: effect.tried })}</Line>
      {OUTCOMES.map((outcome) => (
        <CountedEffect
          key={outcome}
          words={text(`mapping.effect.matching.${outcome}`, { count: effect[outcome].count })}
          counted={effect[outcome]}
          names={names}
        />
      ))}
    </Part>
  );
}
