// Written by `cargo xtask regen` from spec/openapi.json; do not edit.
//! Enums that the service may extend.

crate::open_enum! {
    pub enum AutoModeParsingConfSpecializedChartParsing {
        AgenticPlus = "agentic_plus",
        Agentic = "agentic",
        Efficient = "efficient",
    }
}

crate::open_enum! {
    pub enum AutoModeParsingConfTier {
        Fast = "fast",
        CostEffective = "cost_effective",
        Agentic = "agentic",
        AgenticPlus = "agentic_plus",
    }
}

crate::open_enum! {
    pub enum AutoModeParsingConfVersion {
        Latest = "latest",
        V20260605 = "2026-06-05",
        V20260604 = "2026-06-04",
        V20251211 = "2025-12-11",
    }
}

crate::open_enum! {
    pub enum ClassifyV2ParametersMode {
        Fast = "FAST",
    }
}

crate::open_enum! {
    pub enum ClassifyV2ParametersProductType {
        ClassifyV2 = "classify_v2",
    }
}

crate::open_enum! {
    /// Where a job stands. `COMPLETED`, `FAILED` and `CANCELLED` are final; a job that is `THROTTLED` is held back by plan limits and goes on by itself.
    pub enum ExtractJobStatus {
        Pending = "PENDING",
        Throttled = "THROTTLED",
        Running = "RUNNING",
        Completed = "COMPLETED",
        Failed = "FAILED",
        Cancelled = "CANCELLED",
    }
}

crate::open_enum! {
    /// How hard to look: `cost_effective` (5 credits a page), `agentic` (15), `agentic_plus` (50; since August 2026), `turbo` (35, reading included; since October 2026).
    pub enum ExtractTier {
        CostEffective = "cost_effective",
        Agentic = "agentic",
        AgenticPlus = "agentic_plus",
        Turbo = "turbo",
    }
}

crate::open_enum! {
    /// Always `extract_v2`.
    pub enum ExtractV2ParametersProductType {
        ExtractV2 = "extract_v2",
    }
}

crate::open_enum! {
    /// What one result is for.
    pub enum ExtractionTarget {
        PerDoc = "per_doc",
        PerPage = "per_page",
        PerTableRow = "per_table_row",
    }
}

crate::open_enum! {
    pub enum LlamaParseOutputOptionsGranularBboxesItem {
        Cell = "cell",
        Line = "line",
        Word = "word",
    }
}

crate::open_enum! {
    pub enum LlamaParseOutputOptionsImagesToSaveItem {
        Screenshot = "screenshot",
        Embedded = "embedded",
        Layout = "layout",
    }
}

crate::open_enum! {
    pub enum LlamaParseProcessingOptionsSpecializedChartParsing {
        AgenticPlus = "agentic_plus",
        Agentic = "agentic",
        Efficient = "efficient",
    }
}

crate::open_enum! {
    pub enum LlamaParseWebhookConfigurationWebhookOutputFormat {
        String = "string",
        Json = "json",
    }
}

crate::open_enum! {
    /// How hard to work on reading a document.
    pub enum ParseTier {
        Fast = "fast",
        CostEffective = "cost_effective",
        Agentic = "agentic",
        AgenticPlus = "agentic_plus",
    }
}

crate::open_enum! {
    pub enum ParseV2ParametersProductType {
        ParseV2 = "parse_v2",
    }
}

crate::open_enum! {
    pub enum ParseV2ParametersTier {
        Fast = "fast",
        CostEffective = "cost_effective",
        Agentic = "agentic",
        AgenticPlus = "agentic_plus",
    }
}

crate::open_enum! {
    pub enum ParseV2ParametersVersion {
        Latest = "latest",
        V20260605 = "2026-06-05",
        V20260604 = "2026-06-04",
        V20251211 = "2025-12-11",
    }
}

crate::open_enum! {
    pub enum ParserLanguages {
        Af = "af",
        Az = "az",
        Bs = "bs",
        Cs = "cs",
        Cy = "cy",
        Da = "da",
        De = "de",
        En = "en",
        Es = "es",
        Et = "et",
        Fr = "fr",
        Ga = "ga",
        Hr = "hr",
        Hu = "hu",
        Id = "id",
        Is = "is",
        It = "it",
        Ku = "ku",
        La = "la",
        Lt = "lt",
        Lv = "lv",
        Mi = "mi",
        Ms = "ms",
        Mt = "mt",
        Nl = "nl",
        No = "no",
        Oc = "oc",
        Pi = "pi",
        Pl = "pl",
        Pt = "pt",
        Ro = "ro",
        RsLatin = "rs_latin",
        Sk = "sk",
        Sl = "sl",
        Sq = "sq",
        Sv = "sv",
        Sw = "sw",
        Tl = "tl",
        Tr = "tr",
        Uz = "uz",
        Vi = "vi",
        Ar = "ar",
        Fa = "fa",
        Ug = "ug",
        Ur = "ur",
        Bn = "bn",
        As = "as",
        Mni = "mni",
        Ru = "ru",
        RsCyrillic = "rs_cyrillic",
        Be = "be",
        Bg = "bg",
        Uk = "uk",
        Mn = "mn",
        Abq = "abq",
        Ady = "ady",
        Kbd = "kbd",
        Ava = "ava",
        Dar = "dar",
        Inh = "inh",
        Che = "che",
        Lbe = "lbe",
        Lez = "lez",
        Tab = "tab",
        Tjk = "tjk",
        Hi = "hi",
        Mr = "mr",
        Ne = "ne",
        Bh = "bh",
        Mai = "mai",
        Ang = "ang",
        Bho = "bho",
        Mah = "mah",
        Sck = "sck",
        New = "new",
        Gom = "gom",
        Sa = "sa",
        Bgc = "bgc",
        Th = "th",
        ChSim = "ch_sim",
        ChTra = "ch_tra",
        Ja = "ja",
        Ko = "ko",
        Ta = "ta",
        Te = "te",
        Kn = "kn",
    }
}

crate::open_enum! {
    pub enum SplitStrategyAllowUncategorized {
        Include = "include",
        Forbid = "forbid",
        Omit = "omit",
    }
}

crate::open_enum! {
    pub enum SplitV1ParametersProductType {
        SplitV1 = "split_v1",
    }
}

crate::open_enum! {
    pub enum SpreadsheetV1ParametersProductType {
        SpreadsheetV1 = "spreadsheet_v1",
    }
}

crate::open_enum! {
    pub enum SpreadsheetV1ParametersTableMergeSensitivity {
        Strong = "strong",
        Weak = "weak",
    }
}

crate::open_enum! {
    pub enum UntypedParametersProductType {
        Unknown = "unknown",
    }
}

crate::open_enum! {
    pub enum WebhookConfigurationWebhookEventsItem {
        ExtractPending = "extract.pending",
        ExtractSuccess = "extract.success",
        ExtractError = "extract.error",
        ExtractPartialSuccess = "extract.partial_success",
        ExtractCancelled = "extract.cancelled",
        ParsePending = "parse.pending",
        ParseRunning = "parse.running",
        ParseSuccess = "parse.success",
        ParseError = "parse.error",
        ParsePartialSuccess = "parse.partial_success",
        ParseCancelled = "parse.cancelled",
        ClassifyPending = "classify.pending",
        ClassifyRunning = "classify.running",
        ClassifySuccess = "classify.success",
        ClassifyError = "classify.error",
        ClassifyPartialSuccess = "classify.partial_success",
        ClassifyCancelled = "classify.cancelled",
        SheetsPending = "sheets.pending",
        SheetsSuccess = "sheets.success",
        SheetsError = "sheets.error",
        SheetsPartialSuccess = "sheets.partial_success",
        SheetsCancelled = "sheets.cancelled",
        UnmappedEvent = "unmapped_event",
    }
}
