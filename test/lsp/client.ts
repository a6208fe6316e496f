import { type ChildProcess, spawn } from 'node:child_process';

/** A message of JSON-RPC, as loosely as a client has to take it. */
export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The server answered a request with an error. */
export class ResponseError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The editor's side of the language server protocol, over the standard streams of a server's process. */
export interface LanguageClient {
  readonly process: ChildProcess;
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  /** As `request`, for one that may be taken back before it is answered. */
  readonly ask: (
    method: string,
    params: unknown,
  ) => { readonly answer: Promise<unknown>; readonly takeBack: () => void };
  readonly notify: (method: string, params: unknown) => void;
  /** Sends bytes as they are, for messages that no honest client would send. */
  readonly sendRaw: (bytes: string) => void;
  /** The next message from the server, arrived since the last one that was waited for, for which `accepts` is true. */
  readonly waitFor: (accepts: (message: Message) => boolean) => Promise<Message>;
  /** Lets `waitFor` begin with what comes from now on. */
  readonly forget: () => void;
  /** All that the server sent of its own: notifications and requests, oldest first. */
  readonly received: readonly Message[];
  /** What the server wrote to its error stream. */
  readonly errorOutput: () => string;
  readonly exited: Promise<number | null>;
  /** Shuts the server down as the protocol asks for; resolves to its exit code. */
  readonly stop: () => Promise<number | null>;
}

/**
 * Answers the server's own requests (`workspace/configuration`, `strata/fs/read`), at once or later; by default with null.
 * An error that it throws is sent as one.
 */
export type Answer = (method: string, params: unknown) => unknown;

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly answer?: Answer;
}

interface Waiting {
  readonly accepts: (message: Message) => boolean;
  readonly resolve: (message: Message) => void;
  readonly reject: (error: Error) => void;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function startServer({ command, args, answer = () => null }: ServerCommand): LanguageClient {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const pending = new Map<number, Pending>();
  const received: Message[] = [];
  const waiting = new Set<Waiting>();
  let seen = 0;
  let nextId = 1;
  let errors = '';

  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };

  const respond = async (id: Message['id'], method: string, params: unknown): Promise<void> => {
    try {
      send({ id, result: (await answer(method, params)) ?? null });
    } catch (error) {
      send({ id, error: { code: -32603, message: String(error) } });
    }
  };

  const receive = (message: Message): void => {
    if (message.method === undefined) {
      const request = typeof message.id === 'number' ? pending.get(message.id) : undefined;
      if (typeof message.id === 'number') pending.delete(message.id);
      if (message.error) request?.reject(new ResponseError(message.error.code, message.error.message));
      else request?.resolve(message.result);
      return;
    }
    if (message.id !== undefined) void respond(message.id, message.method, message.params);
    received.push(message);
    for (const waiter of waiting) {
      if (!waiter.accepts(message)) continue;
      waiting.delete(waiter);
      seen = received.length;
      waiter.resolve(message);
    }
  };

  child.stdout.on('data', messageReader(receive));
  child.stderr.on('data', (data) => {
    errors += data;
  });
  // A server that has ended closes the stream under us; `exited` tells what there is to tell.
  child.stdin.on('error', () => undefined);
  const exited = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      const error = new Error(`the server ended with ${code}: ${errors}`);
      for (const request of [...pending.values(), ...waiting]) request.reject(error);
      resolve(code);
    });
  });

  const ask = (method: string, params: unknown) => {
    const id = nextId++;
    const answer = new Promise<unknown>((resolve, reject) => {
      pending.set(id, { resolve, reject });
      send({ id, method, params });
    });
    return { answer, takeBack: () => notify('$/cancelRequest', { id }) };
  };
  const request = (method: string, params: unknown): Promise<unknown> => ask(method, params).answer;
  const notify = (method: string, params: unknown): void => send({ method, params });

  return {
    process: child,
    request,
    ask,
    notify,
    sendRaw: (bytes) => child.stdin.write(bytes),
    waitFor: (accepts) => {
      const index = received.findIndex((message, place) => place >= seen && accepts(message));
      const found = received[index];
      if (found) {
        seen = index + 1;
        return Promise.resolve(found);
      }
      return new Promise((resolve, reject) => waiting.add({ accepts, resolve, reject }));
    },
    forget: () => {
      seen = received.length;
    },
    received,
    errorOutput: () => errors,
    exited,
    stop: async () => {
      await request('shutdown', null);
      notify('exit', null);
      return exited;
    },
  };
}

/** Cuts a stream into messages by their `Content-Length`. */
function messageReader(receive: (message: Message) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const headEnd = rest.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/Content-Length: (\d+)/iu.exec(rest.toString('ascii', 0, headEnd))?.[1]);
      const bodyEnd = headEnd + 4 + length;
      if (rest.length < bodyEnd) return;
      const body = rest.toString('utf8', headEnd + 4, bodyEnd);
      rest = rest.subarray(bodyEnd);
      receive(JSON.parse(body));
    }
  };
}
