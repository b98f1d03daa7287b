import { lazy, Suspense, useMemo } from 'react';
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import { createIntl, RawIntlProvider, useIntl } from 'react-intl';
import { message } from '../translations/message';
import { loadTexts } from '../translations/texts';
import type { Texts } from '../translations/texts';

/** A component in one language; what it is given travels as one, whatever it consists of. */
type InLanguage<Props> = (own: { given: Props }) => ReactNode;

/**
 * A component that is loaded when it is first shown, with the texts of the person's language, so
 * that pages of Strapi on which it does not stand load neither.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  whileLoading: ReactNode = null,
): ComponentType<Props> {
  const loaded = new Map<string, LazyExoticComponent<InLanguage<Props>>>();

  const inLanguage = (locale: string) => {
    const known = loaded.get(locale) ?? lazy(() => withTexts(load, locale));
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

/** Loads both at once. What cannot be loaded says so in its place: the form around it stays. */
async function withTexts<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  locale: string,
): Promise<{ default: InLanguage<Props> }> {
  try {
    const [Content, texts] = await Promise.all([load(), loadTexts(locale)]);
    return {
      default: ({ given }) => (
        <WithTexts texts={texts}>
          <Content {...given} />
        </WithTexts>
      ),
    };
  } catch {
    return { default: NotLoaded };
  }
}

function NotLoaded() {
  const { formatMessage } = useIntl();
  return (
    <Typography variant="pi" role="alert">
      {formatMessage(message('entry.notLoaded'))}
    </Typography>
  );
}

/** Adds texts to those that Strapi has already, whose own components may stand inside. */
function WithTexts({ texts, children }: { texts: Texts; children: ReactNode }) {
  const outer = useIntl();
  const intl = useMemo(
    () => createIntl({ ...outer, messages: Object.assign({}, outer.messages, texts) }),
    [outer, texts],
  );
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}
