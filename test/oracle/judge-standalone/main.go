//go:build standalone

// Command judge-standalone asks the last Butane that was released on its own. It is a program apart because that release
// needs an older Ignition than the newest one: build it with -tags standalone -modfile=butane-0.29.0.mod.
package main

import (
	"log"
	"os"

	butane "github.com/coreos/butane/config"
	"github.com/coreos/butane/config/common"

	"strata.invalid/oracle/verdict"
)

func main() {
	tools := map[string]verdict.Judge{"butane@0.29.0": judgeButane}
	if err := verdict.Run(os.Args[1:], os.Stdin, os.Stdout, tools); err != nil {
		log.Fatal(err)
	}
}

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
