package main

import (
	butane "github.com/coreos/ignition/v2/butane/config"
	"github.com/coreos/ignition/v2/butane/config/common"

	"strata.invalid/oracle/verdict"
)

func judgeButane(request verdict.Request) verdict.Verdict {
	output, report, err := butane.TranslateBytes(request.Input(), common.TranslateBytesOptions{
		TranslateOptions: common.TranslateOptions{FilesDir: request.FilesDir},
		Pretty:           request.Pretty,
		Raw:              request.Raw,
	})
	result := verdict.FromReport(report, err)
	result.Output = string(output)
	return result
}
