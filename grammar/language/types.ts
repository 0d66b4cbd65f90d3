/**
 * The shape of THE TABLE: what a keyword, a block, an argument is.
 *
 * Everything here is data. The table says what keepalived registers, what each word after a keyword means and what
 * keepalived does when it is missing or wrong; `bind` and the services read it, nothing else knows keywords.
 */

/** A keepalived release, e.g. `2.2.7`. */
export type Version = string;

/** The processes of keepalived; each reads the whole file and acts on its own top-level keywords only. */
export type Process = 'parent' | 'checker' | 'vrrp' | 'bfd';

/** Optional parts of a keepalived build: without the part the keyword is unknown to that binary. */
export type Feature =
  | 'bfd'
  | 'dbus'
  | 'iptables'
  | 'json'
  | 'linkbeat'
  | 'lvs'
  | 'nftables'
  | 'regex'
  | 'snmp'
  | 'systemd'
  | 'track-process'
  | 'vmac'
  | 'vrrp-auth'
  | 'vrf'
  | 'snmp-rfcv2'
  | 'snmp-rfcv3'
  | 'unicast-checksum-compat'
  | 'debug';

/** Things that a config gives a name to and refers to elsewhere. */
export type SymbolKind =
  | 'vrrp_instance'
  | 'vrrp_sync_group'
  | 'vrrp_script'
  | 'track_file'
  | 'track_process'
  | 'bfd_instance'
  | 'track_group'
  | 'virtual_server_group'
  | 'garp_group';

// ---------------------------------------------------------------------------------------------------- values

/** A whole number as C's strtol reads it. Bounds are inclusive. */
export interface IntegerType {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  /** 0: decimal, 0x… or 0… (octal), as strtol base 0. Default 10. */
  readonly base?: 0 | 10 | 16;
  /** Read with strtol (a `-` is a number out of range); else with strtoul (a `-` is refused as such). */
  readonly signed?: boolean;
  readonly unit?: string;
}

/** A decimal number with at most `digits` places, e.g. `1.25`. Bounds are inclusive and in the written unit. */
export interface DecimalType {
  readonly kind: 'decimal';
  readonly min: number;
  readonly max: number;
  readonly digits: number;
  readonly unit?: string;
}

/** Seconds with up to six decimal places. Bounds in seconds; max is 4294 (about 2^32 µs) or what the keyword says. */
export interface TimerType {
  readonly kind: 'timer';
  readonly min: number;
  readonly max: number;
}

/** `on` `true` `yes` / `off` `false` `no`: lower case only. */
export interface BooleanType {
  readonly kind: 'boolean';
}

/** One of a list of words. */
export interface EnumType {
  readonly kind: 'enum';
  readonly values: readonly EnumValue[];
  /** Upper and lower case are the same (default: exact). */
  readonly ignoreCase?: boolean;
}
export interface EnumValue {
  readonly word: string;
  readonly doc?: string;
  readonly since?: Version;
  readonly removed?: Version;
}

/** An IP address in the notation of inet_pton, maybe with prefix length, range or port. */
export interface AddressType {
  readonly kind: 'address';
  readonly family?: 4 | 6;
  /** May a prefix length follow (`/24`)? Default `no`. */
  readonly prefix?: 'no' | 'optional';
  /** May the last part be a range (`10.0.0.1-20`)? */
  readonly range?: boolean;
  /** Words that stand for an address, e.g. `default`, `any`, `all`. */
  readonly words?: readonly string[];
}

/** A port: 1 to 65535 unless a bound says otherwise. */
export interface PortType {
  readonly kind: 'port';
  readonly min?: number;
}

/** A network interface of the host; at most 15 characters. */
export interface InterfaceType {
  readonly kind: 'interface';
}

/** The name that this statement gives to a thing. */
export interface NameType {
  readonly kind: 'name';
  readonly defines: SymbolKind;
  readonly maxLength?: number;
}

/** The name of a thing that is defined elsewhere. */
export interface ReferenceType {
  readonly kind: 'reference';
  readonly to: SymbolKind;
}

/** Free text of one or more words. */
export interface TextType {
  readonly kind: 'text';
  /** What the text is, for editors and rules. */
  readonly is?:
    | 'path'
    | 'directory'
    | 'email'
    | 'user'
    | 'group'
    | 'hostname'
    | 'url-path'
    | 'regex'
    | 'password'
    | 'label'
    | 'process'
    | 'identifier'
    | 'mac'
    | 'digest'
    | 'fwmark'
    | 'realm'
    | 'table'
    | 'snmp-socket'
    | 'namespace'
    | 'hex';
  readonly minLength?: number;
  /** Longer is reported or cut, as the argument says. */
  readonly maxLength?: number;
}

/** A command with its arguments, re-read by keepalived from the raw line with shell-like quotes. Takes the rest of the line. */
export interface ScriptType {
  readonly kind: 'script';
}

/** A value with a notation of its own, checked by the word check of that name in `grammar/values/`. */
export interface SpecialType {
  readonly kind: 'special';
  readonly notation: SpecialNotation;
}
/** The name of a check in `grammar/values/`; a gate test holds the two together. */
export type SpecialNotation = string;

/** Words in any order, each maybe with arguments of its own: `weight 10 reverse`, `dev eth0 scope global`. Takes the rest. */
export interface OptionsType {
  readonly kind: 'options';
  readonly options: readonly Option[];
  /** What keepalived does with a word that is no option: reports it and goes on, stops reading this line, ignores it. */
  readonly unknown: 'reported' | 'ends-line' | 'silent';
}
export interface Option {
  readonly word: string;
  readonly aliases?: readonly string[];
  readonly doc: string;
  readonly args?: readonly Arg[];
  readonly since?: Version;
  readonly removed?: Version;
  readonly deprecated?: Deprecation;
  readonly needs?: Feature;
}

export type ValueType =
  | IntegerType
  | DecimalType
  | TimerType
  | BooleanType
  | EnumType
  | AddressType
  | PortType
  | InterfaceType
  | NameType
  | ReferenceType
  | TextType
  | ScriptType
  | SpecialType
  | OptionsType;

// ------------------------------------------------------------------------------------------------- arguments

/** One word (or, with `rest`, all further words) after a keyword. */
export interface Arg {
  /** As it stands in signature help and messages: `seconds`, `interface`. */
  readonly name: string;
  readonly type: ValueType;
  /** May be left out; then `default` holds. */
  readonly optional?: boolean;
  /** Behind one of these words it is of another type: `virtual_server group NAME`. For editors; checks go by the statement's notation. */
  readonly after?: Readonly<Record<string, ValueType>>;
  /** Takes this and all further words, each of this type. */
  readonly rest?: boolean;
  /** What keepalived does when a required word is missing. Default `fatal`: it ends at once with status 2. */
  readonly missing?: 'fatal' | 'reported' | 'silent' | 'crash';
  /** What keepalived does with a value that is not of the type. Default `reported`. `silent`: it takes it without a word. */
  readonly invalid?: 'reported' | 'silent' | 'fatal';
  /** What follows from a bad or missing value, to end the message with: `keepalived keeps 1 second`. */
  readonly consequence?: string;
  /** The value that holds without this word, as one would write it. */
  readonly default?: string;
  readonly doc?: string;
  /** Earlier releases read this word otherwise: the first entry whose `before` is above the target version holds. */
  readonly older?: readonly {
    readonly before: Version;
    readonly type?: ValueType;
    readonly missing?: Arg['missing'];
    readonly invalid?: Arg['invalid'];
  }[];
  readonly since?: Version;
  readonly removed?: Version;
}

export interface Deprecation {
  /** First release in which the word is deprecated, if known. */
  readonly since?: Version;
  /** What to write instead (a word of the same block, or words). */
  readonly use?: string;
  /** Does `keepalived -t` report its use? From/until which release, where that changed. */
  /** The report depends on how keepalived was built. */
  readonly host?: boolean;
  readonly reported?: boolean | { readonly since?: Version; readonly until?: Version };
}

// -------------------------------------------------------------------------------------------- keywords, blocks

/** A word that may start a statement. Data only. */
export interface Keyword {
  readonly name: string;
  /** One line, in our own words: what it does. */
  readonly doc: string;
  /** More, in Markdown, where users go wrong or need background. */
  readonly detail?: string;
  readonly args?: readonly Arg[];
  /** Words after the last argument. Default `silent`: keepalived does not look at them. */
  readonly surplus?: 'silent' | 'reported';
  /** Its `{ … }` holds statements of these keywords. */
  readonly block?: Block;
  /** Its `{ … }` holds lines of values. */
  readonly lines?: Lines;
  /**
   * A second use in the same block: `replaces` the first in silence (default for statements without a block), `adds` another
   * (default for those with one), is `reported` (and what counts then), or `reported-first` (the first stays, the second is reported and dropped).
   */
  readonly repeat?: 'replaces' | 'adds' | 'reported-last' | 'reported-first';
  /** Earlier releases took a second use otherwise: the first entry whose `before` is above the target version holds. */
  readonly olderRepeat?: readonly { readonly before: Version; readonly repeat: NonNullable<Keyword['repeat']> }[];
  /** keepalived takes this number for none: a statement after one with it is no repetition. */
  readonly noneIs?: number;
  /** Its block is useless or refused without it. */
  readonly required?: boolean;
  /** The block is skipped, braces and all (of a keyword without a block: the rest of the block around), when… */
  readonly skipsBlock?: readonly ('no-name' | 'duplicate-name' | 'bad-value' | 'duplicate')[];
  /** From this release on keepalived forgets a block in which this keyword does not stand: its name is free again. */
  readonly forgottenWithout?: { readonly keyword: string; readonly since: Version };
  /** This process forgets a block in which the one keyword stands (if one is named) and none of the others: its name is free again. */
  readonly forgottenBy?: readonly { readonly process: Process; readonly has?: string; readonly lacks: readonly string[] }[];
  /** The processes that skip its block for a bad value (default: all that act on it). */
  readonly refusedBy?: readonly Process[];
  /**
   * Before this release keepalived crashes where the header is refused, its `{` is missing, and no such block stands above: it then works on
   * one that is not there.
   */
  readonly headlessCrashesBefore?: Version;
  /** What holds when the keyword is not given, as one would write it. */
  readonly default?: string;
  readonly since: Version;
  /** First known release without it. */
  readonly removed?: Version;
  /** What to write instead of a removed or deprecated word. */
  readonly replacement?: string;
  readonly deprecated?: Deprecation;
  readonly needs?: Feature;
  /** The processes that act on it, where not all those of the block around do. Required at the top level. */
  readonly processes?: readonly Process[];
  /** The words follow rules that `args` cannot say: the statement check of that name in `grammar/values/` looks at them. */
  readonly notation?: string;
  /** keepalived reads the raw line again with shell-like quoting: single quotes, and with `escapes` `\n`, `\x41`, … */
  readonly raw?: 'quotes' | 'escapes';
}

/** The keywords that may stand between the braces of a block. */
export interface Block {
  readonly name: string;
  readonly keywords: readonly Keyword[];
}

/** A block whose lines are values, not keywords: `virtual_ipaddress { … }`. */
export interface Lines {
  readonly name: string;
  /** How one line is read. */
  readonly entry: readonly Arg[];
  /** All words of all lines are one list; line ends do not matter (`notification_email`, `group`, …). */
  readonly pooled?: boolean;
  /** A line follows rules that `entry` cannot say: the statement check of that name in `grammar/values/` looks at it. */
  readonly notation?: string;
  /** Words after the entry's last argument. Default `silent`. */
  readonly surplus?: 'silent' | 'reported';
  /** keepalived reports an empty block. */
  readonly empty?: 'reported' | 'silent';
  /** What keepalived does when a line of words comes where the `{` should be. Default `silent`: it takes it for the first value. */
  readonly withoutBrace?: 'silent' | 'fatal';
  readonly doc?: string;
}
