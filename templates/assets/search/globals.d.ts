/* What the scripts of the search share, for a type checker: tsc --checkJs --strict --noEmit. */

interface SearchResult {
  id: number;
  score: number;
  terms: string[];
}

declare class MiniSearch {
  constructor(options: {
    fields: string[];
    idField: string;
    tokenize: (text: string) => string[];
    processTerm: (term: string) => string | null;
  });
  add(record: object): void;
  search(query: string | object, options: object): SearchResult[];
}

interface Window {
  OCOP_SEARCH: Data;
  OCOP_OPEN: (data: Data, root: string) => Promise<Engine>;
  OCOP_TEXT: { fold: (text: string) => string; splitWords: (text: string) => string[] };
  OCOP_FIELD: {
    field: HTMLInputElement;
    open: () => Promise<Engine>;
    highlight: (text: string, terms: Set<string>) => Node[];
    whenVisited: (work: () => void) => void;
  };
}

interface Window {
  OCOP_GOODS: any;
  OCOP_PICKS: {
    read: (kind: string) => string[];
    write: (kind: string, ids: string[]) => void;
    make: (tag: string, parts: (Node | string)[], set?: Record<string, string>) => HTMLElement;
    MOST: number;
  };
}
