import { useReasons } from './useReasons';

/** A reason that the server gives, in the person's language. */
export function ReasonText({ text }: { text: string }) {
  const inWords = useReasons();
  return <>{inWords(text)}</>;
}
