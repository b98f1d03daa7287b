import { lazy, Suspense, useMemo } from 'react';
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import { createIntl, RawIntlProvider, useIntl } from 'react-intl';
import { useText } from '../shared/words/useText';
import { loadTexts } from '../translations/texts';
import type { Texts } from '../translations/texts';
import { Ours, type OwnTag } from './Ours';

/** A component in one language. Its props travel as one object, whatever they contain. */
type InLanguage<Props> = (own: { given: Props }) => ReactNode;

/**
 * Loads a component when it is first shown, together with the texts of the user's language. Strapi
 * pages that do not show the component load neither.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  whileLoading: ReactNode = null,
  tag: OwnTag = 'div',
): (props: Props) => ReactNode {
  const loaded = new Map<string, LazyExoticComponent<InLanguage<Props>>>();

  const inLanguage = (locale: string) => {
    const known = loaded.get(locale) ?? lazy(() => withTexts(load, { locale, tag }));
    loaded.set(locale, known);
    return known;
  };

  return function Lazily(props: Props) {
    const Content = inLanguage(useIntl().locale);
    return (
      <Suspense fallback={whileLoading}>
        <Content given={props} />
      </Suspense>
    );
  };
}

/** Loads both at once. On failure, an error replaces the component and the form around it stays. */
async function withTexts<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { locale, tag }: { locale: string; tag: OwnTag },
): Promise<{ default: InLanguage<Props> }> {
  try {
    const [Content, texts] = await Promise.all([load(), loadTexts(locale)]);
    return {
      default: ({ given }) => (
        <WithTexts texts={texts}>
          <Ours tag={tag}>
            <Content {...given} />
          </Ours>
        </WithTexts>
      ),
    };
  } catch {
    return { default: NotLoaded };
  }
}

function NotLoaded() {
  const text = useText();
  return (
    <Typography variant="pi" role="alert">
      {text('entry.notLoaded')}
    </Typography>
  );
}

/** Adds texts to Strapi's own, because Strapi components may be rendered inside. */
function WithTexts({ texts, children }: { texts: Texts; children: ReactNode }) {
  const outer = useIntl();
  const intl = useMemo(
    () => createIntl({ ...outer, messages: Object.assign({}, outer.messages, texts) }),
    [outer, texts],
  );
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}
