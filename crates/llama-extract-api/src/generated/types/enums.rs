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
    /// Always `FAST`.
    pub enum ClassifyV2ParametersMode {
        Fast = "FAST",
    }
}

crate::open_enum! {
    /// Always `classify_v2`.
    pub enum ClassifyV2ParametersProductType {
        ClassifyV2 = "classify_v2",
    }
}

crate::open_enum! {
    pub enum CodeItemType {
        Code = "code",
    }
}

crate::open_enum! {
    pub enum DocumentChunkMode {
        Page = "PAGE",
        Section = "SECTION",
    }
}

crate::open_enum! {
    pub enum ExtractAgentCustomConfiguration {
        Default = "default",
    }
}

crate::open_enum! {
    /// The model that extracts.
    pub enum ExtractConfigExtractModel {
        OpenaiGpt41 = "openai-gpt-4-1",
        OpenaiGpt41Mini = "openai-gpt-4-1-mini",
        OpenaiGpt41Nano = "openai-gpt-4-1-nano",
        OpenaiGpt5 = "openai-gpt-5",
        OpenaiGpt5Mini = "openai-gpt-5-mini",
        Gemini20Flash = "gemini-2.0-flash",
        Gemini25Flash = "gemini-2.5-flash",
        Gemini25FlashLite = "gemini-2.5-flash-lite",
        Gemini25Pro = "gemini-2.5-pro",
        OpenaiGpt4o = "openai-gpt-4o",
        OpenaiGpt4oMini = "openai-gpt-4o-mini",
    }
}

crate::open_enum! {
    /// How urgent it is; plans may not let you say.
    pub enum ExtractConfigPriority {
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
    }
}

crate::open_enum! {
    pub enum ExtractJobCreatePriority {
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
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
    /// Where it stands.
    pub enum ExtractJobStatus2 {
        Pending = "PENDING",
        Success = "SUCCESS",
        Error = "ERROR",
        PartialSuccess = "PARTIAL_SUCCESS",
        Cancelled = "CANCELLED",
    }
}

crate::open_enum! {
    pub enum ExtractMode {
        Fast = "FAST",
        Balanced = "BALANCED",
        Premium = "PREMIUM",
        Multimodal = "MULTIMODAL",
    }
}

crate::open_enum! {
    pub enum ExtractModels {
        OpenaiGpt41 = "openai-gpt-4-1",
        OpenaiGpt41Mini = "openai-gpt-4-1-mini",
        OpenaiGpt41Nano = "openai-gpt-4-1-nano",
        OpenaiGpt5 = "openai-gpt-5",
        OpenaiGpt5Mini = "openai-gpt-5-mini",
        Gemini20Flash = "gemini-2.0-flash",
        Gemini25Flash = "gemini-2.5-flash",
        Gemini25FlashLite = "gemini-2.5-flash-lite",
        Gemini25Pro = "gemini-2.5-pro",
        OpenaiGpt4o = "openai-gpt-4o",
        OpenaiGpt4oMini = "openai-gpt-4o-mini",
    }
}

crate::open_enum! {
    pub enum ExtractState {
        Created = "CREATED",
        Pending = "PENDING",
        Success = "SUCCESS",
        Error = "ERROR",
    }
}

crate::open_enum! {
    pub enum ExtractTarget {
        PerDoc = "PER_DOC",
        PerPage = "PER_PAGE",
        PerTableRow = "PER_TABLE_ROW",
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
    pub enum FooterItemType {
        Footer = "footer",
    }
}

crate::open_enum! {
    pub enum HeaderItemType {
        Header = "header",
    }
}

crate::open_enum! {
    pub enum HeadingItemType {
        Heading = "heading",
    }
}

crate::open_enum! {
    pub enum ImageItemType {
        Image = "image",
    }
}

crate::open_enum! {
    pub enum ImageMetadataCategory {
        Screenshot = "screenshot",
        Embedded = "embedded",
        Layout = "layout",
    }
}

crate::open_enum! {
    pub enum LinkItemType {
        Link = "link",
    }
}

crate::open_enum! {
    pub enum ListItemType {
        List = "list",
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
    /// What to do with watermarks. (Deployments: since October 2026.)
    pub enum LlamaParseOutputOptionsWatermarkHandling {
        MoveToStart = "move_to_start",
        MoveToEnd = "move_to_end",
        Remove = "remove",
    }
}

crate::open_enum! {
    /// How hard to work on confidence scores. (Deployments: since October 2026.)
    pub enum LlamaParseProcessingOptionsConfidenceScoreEffort {
        High = "high",
    }
}

crate::open_enum! {
    /// How to read forms. (Deployments: since October 2026.)
    pub enum LlamaParseProcessingOptionsForms {
        Default = "default",
        Enrich = "enrich",
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
    /// Where a parse job stands. `COMPLETED`, `FAILED` and `CANCELLED` are final.
    pub enum ParseJobStatus {
        Pending = "PENDING",
        Running = "RUNNING",
        Completed = "COMPLETED",
        Failed = "FAILED",
        Cancelled = "CANCELLED",
    }
}

crate::open_enum! {
    /// Which release of the tier: `latest` or a date.
    pub enum ParseRequestConfigurationVersion {
        Latest = "latest",
        V20260605 = "2026-06-05",
        V20260604 = "2026-06-04",
        V20251211 = "2025-12-11",
        V20261016 = "2026-10-16",
        V20260928 = "2026-09-28",
        V20260615 = "2026-06-15",
        V20260427 = "2026-04-27",
        V20260422 = "2026-04-22",
        V20260419 = "2026-04-19",
        V20260414 = "2026-04-14",
        V20260409 = "2026-04-09",
        V20260406 = "2026-04-06",
        V20260402 = "2026-04-02",
        V20260331 = "2026-03-31",
        V20260330 = "2026-03-30",
        V20260327 = "2026-03-27",
        V20260326 = "2026-03-26",
        V20260325 = "2026-03-25",
        V20260324 = "2026-03-24",
        V20260323 = "2026-03-23",
        V20260322 = "2026-03-22",
        V20260320 = "2026-03-20",
        V20260319 = "2026-03-19",
        V20260317 = "2026-03-17",
        V20260312 = "2026-03-12",
        V20260311 = "2026-03-11",
        V20260310 = "2026-03-10",
        V20260309 = "2026-03-09",
        V20260305 = "2026-03-05",
        V20260304 = "2026-03-04",
        V20260303 = "2026-03-03",
        V20260302 = "2026-03-02",
        V20260226 = "2026-02-26",
        V20260224 = "2026-02-24",
        V20260220 = "2026-02-20",
        V20260218 = "2026-02-18",
        V20260203 = "2026-02-03",
        V20260130 = "2026-01-30",
        V20260129 = "2026-01-29",
        V20260124 = "2026-01-24",
        V20260122 = "2026-01-22",
        V20260121 = "2026-01-21",
        V20260116 = "2026-01-16",
        V20260109 = "2026-01-09",
        V20260108 = "2026-01-08",
        V20251231 = "2025-12-31",
        V20251218 = "2025-12-18",
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
    /// Always `parse_v2`.
    pub enum ParseV2ParametersProductType {
        ParseV2 = "parse_v2",
    }
}

crate::open_enum! {
    /// Which release of the tier: `latest` or a date.
    pub enum ParseV2ParametersVersion {
        Latest = "latest",
        V20260605 = "2026-06-05",
        V20260604 = "2026-06-04",
        V20251211 = "2025-12-11",
        V20261016 = "2026-10-16",
        V20260928 = "2026-09-28",
        V20260615 = "2026-06-15",
        V20260427 = "2026-04-27",
        V20260422 = "2026-04-22",
        V20260419 = "2026-04-19",
        V20260414 = "2026-04-14",
        V20260409 = "2026-04-09",
        V20260406 = "2026-04-06",
        V20260402 = "2026-04-02",
        V20260331 = "2026-03-31",
        V20260330 = "2026-03-30",
        V20260327 = "2026-03-27",
        V20260326 = "2026-03-26",
        V20260325 = "2026-03-25",
        V20260324 = "2026-03-24",
        V20260323 = "2026-03-23",
        V20260322 = "2026-03-22",
        V20260320 = "2026-03-20",
        V20260319 = "2026-03-19",
        V20260317 = "2026-03-17",
        V20260312 = "2026-03-12",
        V20260311 = "2026-03-11",
        V20260310 = "2026-03-10",
        V20260309 = "2026-03-09",
        V20260305 = "2026-03-05",
        V20260304 = "2026-03-04",
        V20260303 = "2026-03-03",
        V20260302 = "2026-03-02",
        V20260226 = "2026-02-26",
        V20260224 = "2026-02-24",
        V20260220 = "2026-02-20",
        V20260218 = "2026-02-18",
        V20260203 = "2026-02-03",
        V20260130 = "2026-01-30",
        V20260129 = "2026-01-29",
        V20260124 = "2026-01-24",
        V20260122 = "2026-01-22",
        V20260121 = "2026-01-21",
        V20260116 = "2026-01-16",
        V20260109 = "2026-01-09",
        V20260108 = "2026-01-08",
        V20251231 = "2025-12-31",
        V20251218 = "2025-12-18",
    }
}

crate::open_enum! {
    pub enum ParseVersionsResponseAgenticItem {
        V20260604 = "2026-06-04",
        V20260601 = "2026-06-01",
        V20260526 = "2026-05-26",
        V20260521 = "2026-05-21",
        V20260520 = "2026-05-20",
        V20260519 = "2026-05-19",
        V20260513 = "2026-05-13",
        V20260511 = "2026-05-11",
        V20260506 = "2026-05-06",
        V20260504 = "2026-05-04",
        V20260427 = "2026-04-27",
        V20260422 = "2026-04-22",
        V20260409 = "2026-04-09",
        V20260406 = "2026-04-06",
        V20260402 = "2026-04-02",
        V20260331 = "2026-03-31",
        V20260330 = "2026-03-30",
        V20260327 = "2026-03-27",
        V20260325 = "2026-03-25",
        V20260323 = "2026-03-23",
        V20260322 = "2026-03-22",
        V20260320 = "2026-03-20",
        V20260311 = "2026-03-11",
        V20260310 = "2026-03-10",
        V20260309 = "2026-03-09",
        V20260303 = "2026-03-03",
        V20260302 = "2026-03-02",
        V20260226 = "2026-02-26",
        V20260224 = "2026-02-24",
        V20260130 = "2026-01-30",
        V20260122 = "2026-01-22",
        V20260121 = "2026-01-21",
        V20260116 = "2026-01-16",
        V20260108 = "2026-01-08",
        V20251231 = "2025-12-31",
        V20251218 = "2025-12-18",
        V20251211 = "2025-12-11",
    }
}

crate::open_enum! {
    pub enum ParseVersionsResponseAgenticPlusItem {
        V20260604 = "2026-06-04",
        V20260601 = "2026-06-01",
        V20260526 = "2026-05-26",
        V20260521 = "2026-05-21",
        V20260520 = "2026-05-20",
        V20260519 = "2026-05-19",
        V20260511 = "2026-05-11",
        V20260506 = "2026-05-06",
        V20260504 = "2026-05-04",
        V20260501 = "2026-05-01",
        V20260427 = "2026-04-27",
        V20260419 = "2026-04-19",
        V20260414 = "2026-04-14",
        V20260409 = "2026-04-09",
        V20260402 = "2026-04-02",
        V20260331 = "2026-03-31",
        V20260326 = "2026-03-26",
        V20260325 = "2026-03-25",
        V20260322 = "2026-03-22",
        V20260320 = "2026-03-20",
        V20260317 = "2026-03-17",
        V20260312 = "2026-03-12",
        V20260310 = "2026-03-10",
        V20260309 = "2026-03-09",
        V20260302 = "2026-03-02",
        V20260226 = "2026-02-26",
        V20260224 = "2026-02-24",
        V20260130 = "2026-01-30",
        V20260129 = "2026-01-29",
        V20260124 = "2026-01-24",
        V20260122 = "2026-01-22",
        V20260121 = "2026-01-21",
        V20260116 = "2026-01-16",
        V20251231 = "2025-12-31",
        V20251218 = "2025-12-18",
        V20251211 = "2025-12-11",
    }
}

crate::open_enum! {
    pub enum ParseVersionsResponseCostEffectiveItem {
        V20260605 = "2026-06-05",
        V20260528 = "2026-05-28",
        V20260409 = "2026-04-09",
        V20260331 = "2026-03-31",
        V20260327 = "2026-03-27",
        V20260325 = "2026-03-25",
    }
}

crate::open_enum! {
    pub enum ParseVersionsResponseFastItem {
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
    /// What a configuration is for. Newer products arrive as `unknown`, or as a name that is not in this list.
    pub enum ProductType {
        SplitV1 = "split_v1",
        ExtractV2 = "extract_v2",
        ClassifyV2 = "classify_v2",
        ParseV2 = "parse_v2",
        SpreadsheetV1 = "spreadsheet_v1",
        Unknown = "unknown",
    }
}

crate::open_enum! {
    pub enum PublicModelName {
        OpenaiGpt4o = "openai-gpt-4o",
        OpenaiGpt4oMini = "openai-gpt-4o-mini",
        OpenaiGpt41 = "openai-gpt-4-1",
        OpenaiGpt41Mini = "openai-gpt-4-1-mini",
        OpenaiGpt41Nano = "openai-gpt-4-1-nano",
        OpenaiGpt5 = "openai-gpt-5",
        OpenaiGpt5Mini = "openai-gpt-5-mini",
        OpenaiGpt5Nano = "openai-gpt-5-nano",
        OpenaiTextEmbedding3Large = "openai-text-embedding-3-large",
        OpenaiTextEmbedding3Small = "openai-text-embedding-3-small",
        OpenaiWhisper1 = "openai-whisper-1",
        AnthropicSonnet35 = "anthropic-sonnet-3.5",
        AnthropicSonnet35V2 = "anthropic-sonnet-3.5-v2",
        AnthropicSonnet37 = "anthropic-sonnet-3.7",
        AnthropicSonnet40 = "anthropic-sonnet-4.0",
        AnthropicSonnet45 = "anthropic-sonnet-4.5",
        AnthropicHaiku35 = "anthropic-haiku-3.5",
        AnthropicHaiku45 = "anthropic-haiku-4.5",
        Gemini25Flash = "gemini-2.5-flash",
        Gemini30Pro = "gemini-3.0-pro",
        Gemini31Pro = "gemini-3.1-pro",
        Gemini25Pro = "gemini-2.5-pro",
        Gemini20Flash = "gemini-2.0-flash",
        Gemini20FlashLite = "gemini-2.0-flash-lite",
        Gemini25FlashLite = "gemini-2.5-flash-lite",
        Gemini15Flash = "gemini-1.5-flash",
        Gemini15Pro = "gemini-1.5-pro",
    }
}

crate::open_enum! {
    /// Pages that fit no kind: `include` them as a part of their own, `forbid` them, or `omit` them.
    pub enum SplitStrategyAllowUncategorized {
        Include = "include",
        Forbid = "forbid",
        Omit = "omit",
    }
}

crate::open_enum! {
    /// Always `split_v1`.
    pub enum SplitV1ParametersProductType {
        SplitV1 = "split_v1",
    }
}

crate::open_enum! {
    /// Always `spreadsheet_v1`.
    pub enum SpreadsheetV1ParametersProductType {
        SpreadsheetV1 = "spreadsheet_v1",
    }
}

crate::open_enum! {
    /// How readily to join tables that stand side by side: `strong` or `weak`.
    pub enum SpreadsheetV1ParametersTableMergeSensitivity {
        Strong = "strong",
        Weak = "weak",
    }
}

crate::open_enum! {
    /// How hard to work. (Deployments: since October 2026.)
    pub enum SpreadsheetV1ParametersTier {
        Agentic = "agentic",
        CostEffective = "cost_effective",
    }
}

crate::open_enum! {
    pub enum TableItemType {
        Table = "table",
    }
}

crate::open_enum! {
    pub enum TextItemType {
        Text = "text",
    }
}

crate::open_enum! {
    /// Always `unknown`.
    pub enum UntypedParametersProductType {
        Unknown = "unknown",
    }
}

crate::open_enum! {
    /// Always `project`.
    pub enum WebhookConfigResponseTenantType {
        Project = "project",
    }
}

crate::open_enum! {
    /// What happened to a job.
    pub enum WebhookEvent {
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
        SplitPending = "split.pending",
        SplitProcessing = "split.processing",
        SplitSuccess = "split.success",
        SplitError = "split.error",
        SplitCancelled = "split.cancelled",
        BatchPending = "batch.pending",
        BatchRunning = "batch.running",
        BatchSuccess = "batch.success",
        BatchError = "batch.error",
        BatchCancelled = "batch.cancelled",
        VerifyPending = "verify.pending",
        VerifyRunning = "verify.running",
        VerifySuccess = "verify.success",
        VerifyError = "verify.error",
        VerifyCancelled = "verify.cancelled",
        UnmappedEvent = "unmapped_event",
    }
}
