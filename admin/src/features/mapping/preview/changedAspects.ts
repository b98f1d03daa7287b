import type { FieldSetting } from '../../../../../server/src/contracts';
import type { MessageKey } from '../../../translations/message';
import { TYPES, type ContactType } from '../editing/fieldDraft';

/** What a change of a field or rule replaces, in the words of the screen. */
export interface ChangedAspect {
  label: string;
  former: readonly string[];
  next: readonly string[];
  /** What the next value means from now on. */
  meaning?: string;
}

interface Words {
  text: (key: MessageKey) => string;
  ofPath: (path: string) => string;
}

interface Aspect {
  label: string;
  words: string;
  meaning?: string;
}

/** All aspects of a setting in their order; a field that is not exchanged has no words for most. */
function aspectsOf(setting: FieldSetting | null, { ofPath, text }: Words): Aspect[] {
  const path = (type: ContactType): string => {
    const place = setting?.[type];
    return place ? ofPath(place.path) : text('mapping.nowhere');
  };
  const direction = (type: ContactType): string => {
    const place = setting?.[type];
    return place ? text(`mapping.direction.${place.direction}`) : '';
  };
  return [
    ...TYPES.map((type) => ({ label: text(`mapping.path.${type}`), words: path(type) })),
    ...TYPES.map((type) => ({
      label: text(`mapping.direction.of.${type}`),
      words: direction(type),
    })),
    {
      label: text('mapping.rule'),
      words: setting ? text(`mapping.rule.${setting.conflict}`) : '',
      ...(setting && { meaning: text(`mapping.rule.${setting.conflict}.hint`) }),
    },
    {
      label: text('mapping.blank'),
      words: setting ? text(`mapping.blank.${setting.blank}`) : '',
    },
    {
      label: text('mapping.kind'),
      words: setting ? text(`mapping.kind.${setting.kind}`) : '',
      ...(setting && { meaning: text('mapping.kind.hint') }),
    },
  ];
}

const lines = (words: string): string[] => (words === '' ? [] : [words]);

/** What differs between two settings of a field; `null`: it is not exchanged. */
export function changedAspects(
  former: FieldSetting | null,
  next: FieldSetting | null,
  words: Words,
): ChangedAspect[] {
  const before = aspectsOf(former, words);
  return aspectsOf(next, words).flatMap(({ words: after, ...aspect }, at) => {
    const earlier = before[at]?.words ?? '';
    if (after === '' || after === earlier) return [];
    return [{ ...aspect, former: lines(earlier), next: lines(after) }];
  });
}
